/**
 * Percent-encodes UTF-8 text for a header, as the gateway does with memo and tips (documented sample AY/184013).
 * Halves of surrogate pairs, which no UTF-8 has, become U+FFFD.
 */
export function encodePercent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
