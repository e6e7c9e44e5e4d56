/**
 * A header that few requests are asked for, and that is not worth reading of all.
 * @param raw names and values in turn, as `rawHeaders` has them
 * @param name in lower case
 * @returns the first of the name
 */
export function rawHeader(raw: readonly string[], name: string): string | undefined {
  for (let index = 0; index < raw.length; index += 2) {
    if (raw[index]?.toLowerCase() === name) return raw[index + 1];
  }
  return undefined;
}
