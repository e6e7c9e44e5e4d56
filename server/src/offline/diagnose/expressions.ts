import type { Code } from './code.ts';

export interface Evaluated {
  /** What the expression says; absent when it is computed in a way that reading does not tell. */
  value?: string;
  /** The index of the first token behind it. */
  next: number;
}

/** Constants may name constants, but not for ever. */
const MAX_DEPTH = 8;

const ENDS = new Set([',', ';', ')', ']', '}']);

/** Calls that change nothing but white space, which no key has inside. */
const TRIMMING = new Set(['trim', 'trimIndent', 'trimMargin', 'strip', 'stripIndent']);

/**
 * What an expression of string literals and constants of the same file says: `"a" + "b"`, `@"a" @"b"`, `KEY`,
 * `Keys.KEY`, `("a")`.
 * @param index its first token
 */
export function evaluate(code: Code, index: number, depth = 0): Evaluated {
  let value: string | undefined = '';
  for (let at = index; ; ) {
    const operand = readOperand(code, at, depth);
    if (operand.next === at) return { next: at };
    value = value === undefined || operand.value === undefined ? undefined : value + operand.value;
    const sign = code.tokens[operand.next];
    if (sign?.text === '+') at = operand.next + 1;
    else if (sign?.kind === 'string' || sign?.text === '@') at = operand.next;
    else {
      const isEnd = !sign || ENDS.has(sign.text) || code.startsLine(operand.next);
      return value === undefined || !isEnd ? { next: operand.next } : { value, next: operand.next };
    }
  }
}

function readOperand(code: Code, index: number, depth: number): Evaluated {
  const token = code.tokens[index];
  if (!token || depth > MAX_DEPTH) return { next: index };
  if (token.text === '@') return readOperand(code, index + 1, depth + 1);
  if (token.text === '(') {
    const inner = evaluate(code, index + 1, depth + 1);
    return code.tokens[inner.next]?.text === ')' ? { ...inner, next: inner.next + 1 } : { next: inner.next };
  }
  if (token.kind === 'string') {
    const next = skipTrimming(code, index + 1);
    return token.value === undefined ? { next } : { value: token.value, next };
  }
  if (token.kind === 'sign') return { next: index };
  let last = index;
  while (isDotName(code, last + 1) && code.tokens[last + 3]?.text !== '(') last += 2;
  const next = skipTrimming(code, last + 1);
  const value = constant(code, code.tokens[last]?.text ?? '', depth + 1);
  return value === undefined ? { next } : { value, next };
}

function isDotName(code: Code, index: number): boolean {
  return code.tokens[index]?.text === '.' && code.tokens[index + 1]?.kind === 'name';
}

function skipTrimming(code: Code, index: number): number {
  const [dot, name, open, close] = code.tokens.slice(index, index + 4);
  const isTrim = dot?.text === '.' && TRIMMING.has(name?.text ?? '') && open?.text === '(' && close?.text === ')';
  return isTrim ? skipTrimming(code, index + 4) : index;
}

/** What a name of this file stands for, if it is set exactly once and to something that reading tells. */
function constant(code: Code, name: string, depth: number): string | undefined {
  const values = [...code.find(name)].map(index => settingOf(code, index)).filter(index => index !== undefined);
  const [only, ...others] = values;
  return only === undefined || others.length > 0 ? undefined : evaluate(code, only, depth).value;
}

/** The index of the value in `name = value`, `name: Type = value` or `#define name value`. */
function settingOf(code: Code, index: number): number | undefined {
  if (code.tokens[index - 1]?.text === 'define' && code.tokens[index - 2]?.text === '#') return index + 1;
  let sign = index + 1;
  if (code.tokens[sign]?.text === ':') {
    sign += 2;
    if (code.tokens[sign]?.text === '?') sign++;
  }
  const isSetting = code.tokens[sign]?.text === '=' && code.tokens[sign + 1]?.text !== '=';
  return isSetting ? sign + 1 : undefined;
}
