/** Escapes of terminals: colours and other controls, and titles and links, which end with BEL or ST. */
const [ESC, BEL] = ['\u001b', '\u0007'];
const SEQUENCE = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|[@-Z\\\\^_])?`,
  'g',
);

/** A text without escapes. */
export interface Stripped {
  text: string;
  /** The place that an index into the text has in what it was made of. */
  placeOf(index: number): number;
}

const asItIs = (index: number) => index;

export function stripEscapes(raw: string): Stripped {
  if (!raw.includes(ESC)) return { text: raw, placeOf: asItIs };
  let text = '';
  let from = 0;
  /** For each stretch that is kept, where it begins in the text and how much was left out before it. */
  const stretches: { at: number; left: number }[] = [];
  for (const { index, 0: sequence } of raw.matchAll(SEQUENCE)) {
    stretches.push({ at: text.length, left: from - text.length });
    text += raw.slice(from, index);
    from = index + sequence.length;
  }
  stretches.push({ at: text.length, left: from - text.length });
  text += raw.slice(from);
  return { text, placeOf: index => index + (stretches.findLast(({ at }) => at <= index)?.left ?? 0) };
}
