/**
 * Puts headers together. Names that differ in case only are the same header, which is sent once: with the value, and
 * the spelling, that comes later.
 */
export function mergeHeaders(...parts: (Readonly<Record<string, string>> | undefined)[]): Record<string, string> {
  const merged = new Map<string, [name: string, value: string]>();
  for (const [name, value] of parts.flatMap(part => Object.entries(part ?? {}))) {
    merged.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(merged.values());
}
