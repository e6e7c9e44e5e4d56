import type { Span } from '../span.ts';
import type { Bracket, Token, Tokens } from './token.ts';

const PAIRS: Record<string, Bracket> = { '}': '{', ')': '(', ']': '[' };
const OPENERS = new Set<string>(['{', '(', '[']);
const NUMBER = /[0-9A-Za-z_.]*/y;
const NAME = /[\w$\u0080-\uffff]*/y;
/** Of a string that does not end, only the word that is being typed: the rest of the line may well be code. */
const WORD = /[\w.-]*/y;
/** A slash after these starts a regular expression, though they look like names. */
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$/;

/**
 * Splits JavaScript or TypeScript, whole or half-typed, into tokens. It never fails, takes linear time, and knows no
 * more of the language than where strings, templates, comments and regular expressions end.
 * @param start,end offsets of the script in the text
 */
export function tokenize(text: string, start = 0, end = text.length): Tokens {
  return new Tokenizer(text, start, end).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly comments: Span[] = [];
  /** Depths of braces at which a template's substitution began. */
  private readonly substitutions: number[] = [];
  private depth = 0;
  private startsLine = true;
  /** By quote or slash: up to here it is known that no partner follows, so that nothing is searched twice. */
  private readonly unpaired: Record<string, number> = {};

  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
  ) {}

  run(): Tokens {
    while (this.at < this.end) this.next();
    return { tokens: this.tokens, comments: this.comments };
  }

  private next(): void {
    const char = this.text.charAt(this.at);
    if (char === '\n' || char === '\r') {
      this.startsLine = true;
      this.at++;
    } else if (char <= ' ' || char === '\u00a0' || char === '\ufeff') this.at++;
    else if (char === '/') this.slash();
    else if (char === '"' || char === "'") this.string(char);
    else if (char === '`') this.template(this.at + 1);
    else if (char >= '0' && char <= '9') this.add('number', this.match(NUMBER, this.at));
    else if (isNameStart(char)) this.add('name', this.match(NAME, this.at));
    else this.punctuation(char);
  }

  /** All tokens are made here, in one shape, which the engine handles twice as fast. */
  private add(kind: Token['kind'], end: number, closed = true, opens?: Bracket, closes?: Bracket): void {
    this.tokens.push({ kind, start: this.at, end, closed, startsLine: this.startsLine, opens, closes });
    this.startsLine = false;
    this.at = end;
  }

  private punctuation(char: string): void {
    if (char === '}' && this.substitutions.at(-1) === this.depth) {
      this.substitutions.pop();
      this.template(this.at + 1, '`');
    } else {
      if (char === '{') this.depth++;
      if (char === '}') this.depth--;
      const opens = OPENERS.has(char) ? (char as Bracket) : undefined;
      this.add('punctuation', this.at + 1, true, opens, PAIRS[char]);
    }
  }

  private string(quote: string): void {
    const close = this.closing(quote, false);
    if (close === undefined) this.add('string', this.match(WORD, this.at + 1), false);
    else this.add('string', close + 1);
  }

  private slash(): void {
    const second = this.text.charAt(this.at + 1);
    const close = second !== '/' && second !== '*' && this.mayStartRegex() ? this.closing('/', true) : undefined;
    // The end of the line is in its comment, the character after a block's end is not.
    if (second === '/') this.comment(this.indexOf('\n', this.at, 1));
    else if (second === '*') this.comment(this.indexOf('*/', this.at + 2, 2));
    else if (close !== undefined) this.add('regex', this.match(NAME, close + 1));
    else this.add('punctuation', this.at + 1);
  }

  private comment(end: number): void {
    this.comments.push({ start: this.at, end });
    if (this.text.slice(this.at, end).includes('\n')) this.startsLine = true;
    this.at = end;
  }

  private mayStartRegex(): boolean {
    const last = this.tokens.at(-1);
    if (!last) return true;
    if (last.kind === 'name') return BEFORE_REGEX.test(this.text.slice(last.start, last.end));
    if (last.kind !== 'punctuation') return false;
    const char = this.text.charAt(last.start);
    // `</p>` of JSX.
    if (char === '<') return last.end !== this.at;
    return char !== ')' && char !== ']' && char !== '}';
  }

  /** The offset of the quote or slash that ends what starts here, on the same line. */
  private closing(quote: string, hasClasses: boolean): number | undefined {
    if (this.at < (this.unpaired[quote] ?? 0)) return undefined;
    let isInClass = false;
    let at = this.at + 1;
    for (; at < this.end; at++) {
      const char = this.text.charAt(at);
      if (char === '\n' || char === '\r') break;
      if (char === '\\') at++;
      else if (hasClasses && char === '[') isInClass = true;
      else if (hasClasses && char === ']') isInClass = false;
      else if (char === quote && !isInClass) return at;
    }
    this.unpaired[quote] = at;
    return undefined;
  }

  /** @param closes given when this goes on after a substitution */
  private template(from: number, closes?: Bracket): void {
    const end = this.endOfTemplate(from);
    const isOpen = end >= from + 2 && this.text.slice(end - 2, end) === '${';
    if (isOpen) this.substitutions.push(this.depth);
    const closed = closes === undefined && end > from && this.text.charAt(end - 1) === '`';
    this.add('template', end, closed, isOpen ? '`' : undefined, closes);
  }

  /** The offset after the backtick, or after the `${` of the next substitution. */
  private endOfTemplate(from: number): number {
    for (let at = from; at < this.end; at++) {
      const char = this.text.charAt(at);
      if (char === '\\') at++;
      else if (char === '`') return at + 1;
      else if (char === '$' && this.text.charAt(at + 1) === '{') return Math.min(at + 2, this.end);
    }
    return this.end;
  }

  private indexOf(what: string, from: number, length = 0): number {
    const index = this.text.indexOf(what, from);
    return index < 0 || index + length > this.end ? this.end : index + length;
  }

  private match(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    pattern.test(this.text);
    return Math.min(pattern.lastIndex, this.end);
  }
}

function isNameStart(char: string): boolean {
  return (
    (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '$' || char === '_' || char >= '\u0080'
  );
}
