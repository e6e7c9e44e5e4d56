import { printableName } from '../tar/member-names.ts';
import { printable } from '../zip/entry-rules.ts';

/** The name of an entry for people: nothing in it moves a terminal's cursor or turns its text around. */
export function shownName(name: string): string {
  return /^[ -~]+$/.test(name) ? name : printable(name);
}

/** {@link shownName} for text that is no name of an entry, and may hold any letters. */
export function shownText(text: string): string {
  return printableName(Buffer.from(text));
}
