import type { LogLine } from '../line.ts';
import { isSameWriter } from '../writer.ts';
import { Passage } from './passage.ts';
import { ObjectReader } from './read-fields.ts';

/** So many objects around a place are looked at. */
const BRACES = 8;

/**
 * Finds the objects around a place in a line: those that begin and end on the line, the outermost first; where there are
 * none the innermost, which may begin some lines before and go on.
 * @returns the texts from the brace to the end of the line
 */
export function objectsAround(line: LogLine, place: number): Passage[] {
  const { open, closed } = openBraces(line.text.slice(0, place), 0);
  if (open.length === 0) return objectFromBefore(line, closed);
  const whole = open.slice(0, BRACES).filter(brace => closesBehind(line.text, brace, place));
  const goingOn = open.slice(0, 1).filter(brace => goesOn(line.text.slice(brace)));
  return (whole.length > 0 ? whole.reverse() : goingOn).map(brace => {
    const passage = new Passage();
    passage.add(line, brace);
    return passage;
  });
}

function objectFromBefore(line: LogLine, closedInLine: number): Passage[] {
  const lines = [line];
  let toClose = closedInLine;
  for (const earlier of line.before) {
    if (!isSameWriter(earlier.prefix, line.prefix)) continue;
    if (!canFollow(earlier, lines.at(-1) ?? line)) return [];
    const { open, closed } = openBraces(earlier.text, toClose);
    const [brace] = open;
    if (brace !== undefined) {
      if (!goesOn(earlier.text.slice(brace))) return [];
      const passage = new Passage();
      passage.add(earlier, brace);
      for (const each of lines.reverse()) passage.add(each, each.prefix.length);
      return [passage];
    }
    toClose = closed;
    lines.push(earlier);
  }
  return [];
}

/** A name and what separates it from its value; brackets and quotes; or a value in a list. */
const OF_OBJECT = /^\s*(?:["'\\]*[\w.$-]+["'\\]*\s*[:=]|[{}[\]()"'\\]|(?:-?[\d.]+|true|false|null),?\s*$)/;

const CLOSES = /^\s*[}\])]/;

/**
 * Whether a line can come next in an object that goes over several: behind a comma or a bracket comes another part of it,
 * written in the same notation; behind what has none the end. Only logcat writes something before each line of a message.
 */
export function canFollow(previous: LogLine, { message, prefix }: LogLine): boolean {
  if (prefix.length > 0 && prefix.logger !== 'logcat') return false;
  if (CLOSES.test(message)) return true;
  const before = previous.message.trim();
  const ending = before.at(-1) ?? '';
  if (!',;{[('.includes(ending) || !OF_OBJECT.test(message)) return false;
  if (ending === ';') return /[;{(]\s*$/.test(message);
  return !before.startsWith('"') || /^\s*["{[]/.test(message);
}

/** What objects are that go over several lines: the brace is the last of its line, or names and values follow it. */
function goesOn(fromBrace: string): boolean {
  return /^\{\s*(?:["'\\]*[\w.$-]+["'\\]*\s*[:=].*[,;{[]\s*)?$/.test(fromBrace);
}

/**
 * @param closed how many braces behind the text close one in it
 * @returns where braces open that nothing in the text closes, the innermost first; and how many it leaves to be closed
 */
function openBraces(text: string, closed: number): { open: number[]; closed: number } {
  const open: number[] = [];
  let toClose = closed;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '}') toClose++;
    else if (text[at] === '{' && toClose > 0) toClose--;
    else if (text[at] === '{') open.push(at);
  }
  return { open, closed: toClose };
}

function closesBehind(text: string, brace: number, place: number): boolean {
  const reader = new ObjectReader();
  reader.read(text.slice(brace));
  return reader.end !== undefined && brace + reader.end > place;
}
