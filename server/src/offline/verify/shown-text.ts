import { printableName } from '../tar/member-names.ts';

/** Text out of a package that may hold any letters, for people: nothing in it does something to a terminal. */
export function shownText(text: string): string {
  return printableName(Buffer.from(text));
}
