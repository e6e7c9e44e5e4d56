export { encodePercent } from '../generate/runtime/percent.ts';

/** Reads what `encodePercent` writes; what is not percent-encoded comes back as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
