/**
 * Percent-encodes UTF-8 text for a header, as the gateway does with memo and tips (documented sample AY/184013).
 * Halves of surrogate pairs, which no UTF-8 has, become U+FFFD.
 */
export function encodePercent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Reads such text; what is not percent-encoded comes back as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
