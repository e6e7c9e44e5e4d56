import type { Span } from '../span.ts';
import { arrowName, type FunctionName, functionName, type Header } from './headers.ts';
import { LANGUAGES } from './languages/index.ts';
import type { SiteLanguage, Source } from './languages/language.ts';

/** A function with a name; the span is from its name to the end of its body. */
export interface NamedFunction extends Span {
  name: FunctionName;
}

const OPENERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const CLOSERS = new Set(Object.values(OPENERS));
/** Longer headers are not read: what looks like one is none. In tokens. */
const MAX_HEADER = 80;

/**
 * The functions of a source that have a name, as far as braces and what stands before them tell, outer ones before
 * those within. Functions without name count as part of what is around them. Never fails, takes linear time.
 */
export function functionsIn(text: string, language: SiteLanguage): NamedFunction[] {
  const reader = LANGUAGES.find(({ name }) => name === language);
  return (reader?.read(text) ?? []).flatMap(source => new FunctionFinder(source, language).find());
}

/** The innermost function that a span lies in. */
export function functionAround(functions: readonly NamedFunction[], { start, end }: Span): NamedFunction | undefined {
  return functions.findLast(each => each.start <= start && end <= each.end);
}

class FunctionFinder {
  private readonly texts: string[];
  /** By the index of a bracket, that of its partner; one that is never closed has the end for it. */
  private readonly partners = new Map<number, number>();
  /** By the index of a token, that of the last one of an expression that begins with it. */
  private readonly expressionEnds: readonly number[];

  constructor(
    private readonly source: Source,
    private readonly language: SiteLanguage,
  ) {
    this.texts = source.tokens.map(({ kind, start, end }) =>
      kind === 'name' || kind === 'punctuation' ? source.text.slice(start, end) : '""',
    );
    this.pair();
    this.expressionEnds = this.endExpressions();
  }

  find(): NamedFunction[] {
    return this.texts.flatMap((text, index) => {
      const isArrow = this.isArrow(index);
      if ((text !== '{' && !isArrow) || this.isArrow(index - 1)) return [];
      const header = this.headerBefore(isArrow ? index - 1 : index);
      const name = isArrow ? arrowName(header) : functionName(header, this.language);
      if (!name) return [];
      const last = this.lastOf(isArrow ? index + 1 : index);
      const end = this.source.tokens[last]?.end ?? this.source.text.length;
      return [{ name, start: name.start, end }];
    });
  }

  private isArrow(index: number): boolean {
    if (this.texts[index] !== '>' || this.texts[index - 1] !== '=') return false;
    return this.language === 'script' || this.language === 'markup' || this.language === 'arkts';
  }

  /** What is never closed ends at the bracket that closes what is around it, and is no partner of that. */
  private pair(): void {
    const open: { index: number; closer: string }[] = [];
    const counts = new Map<string, number>();
    const count = (closer: string, by: number) => counts.set(closer, (counts.get(closer) ?? 0) + by);
    for (const [index, text] of this.texts.entries()) {
      const closer = OPENERS[text];
      if (closer) open.push({ index, closer });
      if (closer) count(closer, 1);
      if (!counts.get(text)) continue;
      for (let last = open.pop(); last; last = open.pop()) {
        count(last.closer, -1);
        this.partners.set(last.index, index);
        if (last.closer !== text) continue;
        this.partners.set(index, last.index);
        break;
      }
    }
  }

  private headerBefore(end: number): Header {
    const parts: { text: string; token: number }[] = [];
    let angles = 0;
    for (let index = end - 1; index >= 0 && parts.length < MAX_HEADER; index--) {
      const text = this.texts[index] ?? '';
      if (text === '>' && !'=-'.includes(this.texts[index - 1] ?? '')) angles++;
      if (text === '<') angles--;
      if (this.stops(text, angles)) break;
      const partner = this.partners.get(index);
      const isGroup = CLOSERS.has(text) && partner !== undefined;
      parts.unshift({ text: isGroup ? `${this.texts[partner]}${text}` : text, token: index });
      if (isGroup) index = partner;
    }
    return headerOf(parts, this.source);
  }

  private stops(text: string, angles: number): boolean {
    if (text === ';' || text === '{' || text === '}' || text === '(' || text === '[') return true;
    // Java's `throws A, B`.
    return text === ',' && angles <= 0 && this.language !== 'java';
  }

  /** The index of the last token of a body: of its closing brace, or of an expression's end. */
  private lastOf(first: number): number {
    if (this.texts[first] === '{') return this.partners.get(first) ?? this.texts.length;
    return this.expressionEnds[first] ?? this.texts.length;
  }

  /** From the last token to the first, so that expressions within expressions are gone through once. */
  private endExpressions(): number[] {
    const { length } = this.texts;
    const ends = new Array<number>(length).fill(length);
    for (let index = length - 1; index >= 0; index--) {
      const text = this.texts[index] ?? '';
      const isBehind = text === ';' || text === ',' || CLOSERS.has(text);
      const last = OPENERS[text] ? (this.partners.get(index) ?? length) : index;
      ends[index] = isBehind ? index - 1 : (ends[last + 1] ?? length);
    }
    return ends;
  }
}

function headerOf(parts: { text: string; token: number }[], source: Source): Header {
  const starts: number[] = [];
  let text = '';
  for (const part of parts) {
    starts.push(text.length);
    text += `${part.text} `;
  }
  return {
    text: text.trimEnd(),
    spanOf(index) {
      const part =
        parts[
          Math.max(
            0,
            starts.findLastIndex(start => start <= index),
          )
        ];
      const { start = 0, end = 0 } = source.tokens[part?.token ?? -1] ?? {};
      return { start, end };
    },
  };
}
