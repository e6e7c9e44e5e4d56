/**
 * Which operations pages may call by JSONP, which the console has as an option of each API (documented AY/2671412).
 * @param globs of operation types; none: no operation. `*` stands for any characters, dots too
 */
export async function jsonpOperations(globs: string[] | undefined): Promise<(operationType: string) => boolean> {
  if (!globs || globs.length === 0) return () => false;
  const { default: picomatch } = await import('picomatch');
  return picomatch(globs, { dot: true });
}
