/** Chinese characters, and punctuation as wide as they are. */
const WIDE = String.raw`[\p{Script=Han}\u3000-\u303f\uff00-\uffef]`;

/** What may not be broken: a Chinese character or a word, with the punctuation that closes it, and a space. */
const UNIT = new RegExp(String.raw`(?:${WIDE}|(?:(?!${WIDE})\S)+)[，。；：、！？）”]*|\s`, 'gu');

const EACH_WIDE = new RegExp(WIDE, 'gu');

/**
 * Breaks a text into lines of at most so many columns, Chinese characters taking two. A word that is longer has a line
 * of its own.
 */
export function wrap(text: string, columns: number): string[] {
  const lines = [''];
  for (const unit of text.match(UNIT) ?? []) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && columnsOf(line.trimEnd() + unit.trimEnd()) > columns) lines.push(unit.trimStart());
    else lines[lines.length - 1] = line + unit;
  }
  return lines.map(line => line.trimEnd());
}

function columnsOf(text: string): number {
  return [...text].length + (text.match(EACH_WIDE)?.length ?? 0);
}
