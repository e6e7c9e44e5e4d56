/** Sources that cannot be imported from; the message tells the user why and what to do. */
export class ImportError extends Error {
  override name = 'ImportError';
}
