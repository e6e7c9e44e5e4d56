/** What a client's parser may find in CERT.json or SIGN.json; absent when it is certainly no object. */
export type ForgivingCert = ReadonlyMap<string, unknown>;

/**
 * Reads signatures as parsers of any JSON do: the last of several of one name counts, and values may be anything. Only
 * for telling what clients would make of a file that is refused; nothing is accepted on its ground.
 */
export function readForgivingly(bytes: Buffer): ForgivingCert | undefined {
  try {
    const content: unknown = JSON.parse(bytes.toString());
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
    return new Map(Object.entries(content));
  } catch {
    // No JSON: there is nothing to tell.
    return undefined;
  }
}
