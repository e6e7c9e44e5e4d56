import type { Span } from '../span.ts';
import type { SiteLanguage } from './languages/language.ts';

/** The name that a header gives its function; of several words for Objective-C's methods. */
export interface FunctionName extends Span {
  text: string;
}

/** What comes before a brace: its tokens with a space between them, `()` and `[]` for all that is in such brackets. */
export interface Header {
  text: string;
  /** Where in the source a place in `text` is. */
  spanOf(index: number): Span;
}

const SCRIPT = [
  /\bfunction (?:\* )?([\w$]+) (?:<.*> )?\(\)/d,
  /([\w$]+) [=:] (?:async )?function (?:\* )?\(\)/d,
  // A method, its type behind it.
  /(?<!\. |\b(?:new|function) )([\w$]+) (?:<.*> )?\(\)(?: : .*)?$/d,
];
const C_FUNCTION = /(?<!\. |\bnew )\b([\w$]+) \(\)(?: throws .*)?$/d;

const PATTERNS: Partial<Record<SiteLanguage, readonly RegExp[]>> = {
  script: SCRIPT,
  markup: SCRIPT,
  arkts: SCRIPT,
  java: [C_FUNCTION],
  kotlin: [/\bfun (?:<.*> )?(?:.* \. )?([\w$]+) \(\)/d],
  swift: [/\bfunc ([\w$]+) (?:<.*> )?\(\)/d, /\b(init) (?:\? )?\(\)/d],
  'objective-c': [/[-+] \(\) ([\w$]+(?: : \(\) [\w$]+.*)?)$/d, C_FUNCTION],
};

/** `const load = async (id: string) =>`, `load: id =>`. */
const ARROW = /([\w$]+) (?:: [^=]* )?[=:] (?:async )?(?:<.*> )?(?:\(\)|[\w$]+)(?: : .*)?$/d;

/** Words with parentheses and braces behind them that are no functions. */
const CONTROL = new Set(
  'if for while switch catch with synchronized try do else using guard return await super this function fun func'.split(
    ' ',
  ),
);

/** The name of the function whose body opens behind a header, or nothing when none does or it has no name. */
export function functionName(header: Header, language: SiteLanguage): FunctionName | undefined {
  return matchName(header, PATTERNS[language] ?? []);
}

/** The name that a header gives the arrow function whose arrow comes behind it. */
export function arrowName(header: Header): FunctionName | undefined {
  return matchName(header, [ARROW]);
}

function matchName(header: Header, patterns: readonly RegExp[]): FunctionName | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(header.text);
    const [at] = match?.indices?.[1] ?? [];
    const [text = ''] = match?.[1]?.split(' ') ?? [];
    if (match?.[1] === undefined || at === undefined || CONTROL.has(text)) continue;
    return { ...header.spanOf(at), text: selectorOf(match[1]) };
  }
  return undefined;
}

/** `loginWithName : () name password : () word` is called `loginWithName:password:`. */
function selectorOf(name: string): string {
  const labels = [...name.matchAll(/([\w$]+) : \(\) [\w$]+/g)].map(match => `${match[1]}:`);
  return labels.join('') || name;
}
