/** A name and its value in an object of any notation: both without quotes. */
export interface Field {
  name: string;
  value: string;
  /** Where the value is in the text, quotes aside. */
  start: number;
  end: number;
  /** The object or list that it is in, by the order in which they open; the outermost is 0. */
  owner: number;
}

const SPACE = /\s/;
/**
 * What ends a value without quotes, in the notations of JSON, JavaScript, Java's maps and Apple's property lists. A comma
 * does where a name can come next: sentences in Java's maps have commas too.
 */
const ENDS_VALUE = /[;}\])\n]|,(?=\s|$|["'\\]|[\w-]+\s*[:=])|$/g;
const ENDS_NAME = /[\s,;:={}[\]()"'\\]|$/g;
/** Deeper, and more names, than anything that is written of a call: what is beyond is not read. */
const DEPTH = 64;
const FIELDS = 2000;

/**
 * Reads an object that was written into a log, as its text grows: JSON, what JavaScript's consoles make of one, Java's
 * `Map.toString`, an old property list, and JSON in a string of JSON. What is cut off or odd gives what can be read. Names
 * and values do not go beyond the end of a line.
 */
export class ObjectReader {
  readonly fields: Field[] = [];
  /** The owner of each owner. */
  private readonly owners: number[] = [];
  /** Those that are open, the outermost first. */
  private readonly open: number[] = [];
  private at = 0;
  private name: string | undefined;
  private isValueNext = false;

  /** Behind the closing brace, once that was read. */
  get end(): number | undefined {
    return this.owners.length > 0 && this.open.length === 0 ? this.at : undefined;
  }

  /** @param text begins with the brace, and with what was given before */
  read(text: string): void {
    while (this.at < text.length && this.end === undefined && this.fields.length < FIELDS) this.step(text);
  }

  /** The fields of an object, of those around it and of those in it. */
  around(owner: number): Field[] {
    return this.fields.filter(field => this.isWithin(field.owner, owner) || this.isWithin(owner, field.owner));
  }

  private isWithin(owner: number, outer: number): boolean {
    for (let each = owner; each >= 0; each = this.owners[each] ?? -1) if (each === outer) return true;
    return false;
  }

  private step(text: string): void {
    const character = text.charAt(this.at);
    if (quoteAt(text, this.at) !== '') this.take(quoted(text, this.at));
    else if ('{[('.includes(character)) this.begin();
    else if ('}])'.includes(character)) this.close();
    else if (SPACE.test(character)) this.at++;
    else if (',;\\'.includes(character)) this.forget();
    else if (':='.includes(character)) this.separate(text);
    else this.take(bare(text, this.at, this.isValueNext ? ENDS_VALUE : ENDS_NAME));
  }

  private begin(): void {
    this.forget();
    if (this.open.length === DEPTH) return;
    this.open.push(this.owners.length);
    this.owners.push(this.open.at(-2) ?? -1);
  }

  private close(): void {
    this.forget();
    this.open.pop();
  }

  /** What had a name and now has no value is empty, or an object or list. */
  private forget(): void {
    if (this.isValueNext) this.add('', this.at, this.at);
    this.name = undefined;
    this.isValueNext = false;
    this.at++;
  }

  private add(value: string, start: number, end: number): void {
    this.fields.push({ name: this.name ?? '', value, start, end, owner: this.open.at(-1) ?? 0 });
  }

  private separate(text: string): void {
    this.at += text[this.at + 1] === '>' ? 2 : 1;
    this.isValueNext = this.name !== undefined;
  }

  private take({ value, start, length, end }: Word): void {
    this.at = end;
    if (this.isValueNext) this.add(value, start, start + length);
    this.name = this.isValueNext ? undefined : value;
    this.isValueNext = false;
  }
}

interface Word {
  value: string;
  start: number;
  /** As it is written, quotes aside. */
  length: number;
  /** Behind it and its quotes. */
  end: number;
}

/** @returns the quote that opens there, which is `\"` in JSON that stands in a string; empty where none opens */
function quoteAt(text: string, at: number): string {
  const character = text.charAt(at);
  if (character === '"' || character === "'") return character;
  return character === '\\' && text[at + 1] === '"' ? '\\"' : '';
}

function quoted(text: string, at: number): Word {
  const quote = quoteAt(text, at);
  const start = at + quote.length;
  let end = start;
  while (end < text.length && text[end] !== '\n' && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
  end = Math.min(end, text.length);
  const written = text.slice(start, end);
  const behind = text.startsWith(quote, end) ? end + quote.length : end;
  return { value: unescaped(written), start, length: written.length, end: behind };
}

/** @param ends finds what ends it, at the latest where the text does */
function bare(text: string, at: number, ends: RegExp): Word {
  ends.lastIndex = at;
  const end = ends.exec(text)?.index ?? text.length;
  const value = text.slice(at, end).trimEnd();
  return { value, start: at, length: value.length, end };
}

/** JSON's escapes, and `\U9a8c` of property lists. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\[uU]([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\(["'\\/])/g, '$1');
}
