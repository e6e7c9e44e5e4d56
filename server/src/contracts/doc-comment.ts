import { contractTag } from '../catalog/contract-tags.ts';

/** One `@tag value` of a doc comment. Offsets count from the start of the file. */
export interface DocTag {
  name: string;
  /** Trimmed; lines joined by `\n`. Empty when the tag stands alone. */
  value: string;
  /** Of the `@`. */
  start: number;
  /** Behind the value, or behind the name when there is no value. */
  end: number;
}

export interface DocComment {
  /** What stands before the first tag, trimmed. */
  description: string;
  tags: DocTag[];
  /** What looks like a tag inside of the description, by name only: no tag of the contract format, so just text. */
  mentions: DocTag[];
}

/**
 * Reads a doc comment. Tags start a line, or follow another on the same line: `@minLength 1 @example "alice"`. An `@`
 * inside quotes, braces or a word (`a@b.example`) starts none.
 * @param source the whole file
 * @param start offset of `/**`
 * @param end offset behind the closing `*` and `/`
 */
export function parseDocComment(source: string, start: number, end: number): DocComment {
  const description: string[] = [];
  const tags: DocTag[] = [];
  const mentions: DocTag[] = [];
  for (const line of linesOf(source, start + 3, end - 2)) {
    const starts = tagStarts(line.text, isOpen(tags.at(-1)?.value ?? ''));
    const head = line.text.slice(0, starts[0] ?? line.text.length);
    if (tags.length === 0) mentions.push(...mentionsIn(head, line.offset));
    continueText(description, tags, head, line.offset);
    for (const [index, at] of starts.entries()) {
      tags.push(tagAt(line.text.slice(at, starts[index + 1] ?? line.text.length), line.offset + at));
    }
  }
  return { description: description.join('\n').trim(), tags: tags.map(trimTag), mentions };
}

interface Line {
  text: string;
  offset: number;
}

/** The lines of a comment without the stars before them. */
function* linesOf(source: string, start: number, end: number): Iterable<Line> {
  let offset = start;
  while (offset <= end) {
    const next = source.indexOf('\n', offset);
    const stop = next === -1 || next > end ? end : next;
    const raw = source.slice(offset, stop).replace(/\r$/, '');
    const margin = offset === start ? 0 : (/^\s*\* ?/.exec(raw)?.[0].length ?? 0);
    yield { text: raw.slice(margin), offset: offset + margin };
    offset = stop + 1;
  }
}

function mentionsIn(text: string, offset: number): DocTag[] {
  return startsIn(text, at => isTagStart(text, at, true)).map(at => {
    const { name } = tagAt(text.slice(at), at);
    return { name, value: '', start: offset + at, end: offset + at + name.length + 1 };
  });
}

/** Where tags start in a line; none of them inside quotes or brackets. */
function tagStarts(text: string, insideValue: boolean): number[] {
  return insideValue ? [] : startsIn(text, (at, isFirst) => isTagStart(text, at, !isFirst));
}

function startsIn(text: string, isStart: (at: number, isFirst: boolean) => boolean): number[] {
  const starts: number[] = [];
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '`' || (starts.length > 0 && character === '"')) quote = character;
    else if ('{['.includes(character)) depth++;
    else if ('}]'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isStart(at, starts.length === 0)) starts.push(at);
  }
  return starts;
}

/** Any name may start a line or follow a tag; behind a description only names of the contract format do, as in `The name. @minLength 1`. */
function isTagStart(text: string, at: number, afterTag: boolean): boolean {
  const name = text[at] === '@' ? (/^[A-Za-z][\w.-]*/.exec(text.slice(at + 1))?.[0] ?? '') : '';
  if (name === '') return false;
  const before = text.slice(0, at);
  return before.trim() === '' || (/\s$/.test(before) && (afterTag || contractTag(name) !== undefined));
}

function tagAt(text: string, start: number): DocTag {
  const name = /^@([A-Za-z][\w.-]*)/.exec(text)?.[1] ?? '';
  return { name, value: text.slice(name.length + 1), start, end: start + text.trimEnd().length };
}

function continueText(description: string[], tags: DocTag[], text: string, offset: number): void {
  const last = tags.at(-1);
  if (!last) description.push(text.trimEnd());
  else {
    last.value += `\n${text}`;
    if (text.trim() !== '') last.end = offset + text.trimEnd().length;
  }
}

/** Whether a value stopped in the middle of a JSON object, array or string. */
function isOpen(value: string): boolean {
  const text = value.replace(/\\./g, '').replace(/"[^"]*"/g, '');
  const open = (text.match(/[{[]/g) ?? []).length - (text.match(/[}\]]/g) ?? []).length;
  return open > 0;
}

function trimTag(tag: DocTag): DocTag {
  return { ...tag, value: tag.value.trim() };
}
