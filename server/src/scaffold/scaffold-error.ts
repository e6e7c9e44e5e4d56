/** A project that cannot be made as asked; the message tells the user why and what to do. */
export class ScaffoldError extends Error {
  override name = 'ScaffoldError';
}
