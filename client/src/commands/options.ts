/**
 * What a command is given beside the place that it is about: other code may answer the command's questions beforehand.
 * The explorer gives the list of all that is selected in this place.
 */
export function optionsOf<T extends object>(argument: unknown): Partial<T> {
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument) ? argument : {};
}
