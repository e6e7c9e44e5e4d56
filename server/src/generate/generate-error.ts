/** A generation that cannot be made; the message tells the user why and what to do. */
export class GenerateError extends Error {
  override name = 'GenerateError';
}
