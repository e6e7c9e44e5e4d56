/** The bytes are no package that everybody would read the same way: what is wrong, and where. */
export class MalformedError extends Error {
  override name = 'MalformedError';

  /**
   * @param code stable, `package/zip-…` or `package/tar-…`
   * @param message in the reader's language
   * @param offset bytes from the start of the package, or of the tar for `package/tar-…`
   * @param entry the entry, empty for the container
   */
  constructor(
    readonly code: string,
    message: string,
    readonly offset: number,
    readonly entry = '',
  ) {
    super(message);
  }
}
