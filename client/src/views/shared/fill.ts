/** Puts numbers, as the reader writes them, into the places of a text: `{0}`, `{1}`. */
export function fill(text: string, ...numbers: number[]): string {
  const format = new Intl.NumberFormat(document.documentElement.lang);
  return text.replace(/\{(\d)\}/g, (_, index) => format.format(numbers[Number(index)] ?? 0));
}
