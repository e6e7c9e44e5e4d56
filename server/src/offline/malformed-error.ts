/** The bytes are no package that everybody would read the same way: what is wrong, and where. */
export class MalformedError extends Error {
  override name = 'MalformedError';

  /**
   * @param code stable: `package/zip-…`, `package/tar-…`, `package/manifest-…`, `package/cert-…`, `package/hpmfile-…`
   * @param message in the reader's language
   * @param offset bytes from the start of what the code names: of the package for `package/zip-…`, of the tar or text
   * @param entry the entry of the package, or the member of the tar; empty for the whole
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
