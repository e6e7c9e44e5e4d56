/** The name of an entry for people: nothing in it moves a terminal's cursor or turns its text around. */
export function shownName(name: string): string {
  return /^[ -~]+$/.test(name) ? name : printable(name);
}

/** A name of any bytes, in quotes, with those that are not printable spelled out. */
export function printable(name: string): string {
  return JSON.stringify(name).replace(/[^ -~]/g, char => `\\x${char.charCodeAt(0).toString(16)}`);
}
