/** Nothing can be packed or signed here. The message says in the reader's language why, and what to do. */
export class PackError extends Error {
  override name = 'PackError';

  /** @param code stable, `package/what-is-wrong` */
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
