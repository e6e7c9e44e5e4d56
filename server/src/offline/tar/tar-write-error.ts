/** A tar cannot be written from what is there. */
export class TarWriteError extends Error {
  override name = 'TarWriteError';

  /**
   * @param code stable, `package/tar-…`
   * @param message in the reader's language
   * @param entry the member that it is about
   */
  constructor(
    readonly code: string,
    message: string,
    readonly entry: string,
  ) {
    super(message);
  }
}
