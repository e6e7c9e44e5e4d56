/**
 * A key cannot be used for what it was given for. The message says in the reader's language what it is and what to do
 * next; it never holds any part of a private key or a passphrase.
 */
export class KeyError extends Error {
  override name = 'KeyError';

  /** @param code stable, `key/what-is-wrong` */
  constructor(
    readonly code: `key/${string}`,
    message: string,
  ) {
    super(message);
  }
}
