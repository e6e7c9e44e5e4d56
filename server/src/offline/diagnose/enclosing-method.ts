import type { Code } from './code.ts';

const STOPS = new Set(['{', '}', ';']);

/** Whether a token is inside the body of a method whose header has this name. */
export function isInMethod(code: Code, index: number, name: string): boolean {
  for (let at = index, depth = 0; at >= 0; at--) {
    const text = code.tokens[at]?.text;
    if (text === '}') depth++;
    if (text !== '{') continue;
    if (depth > 0) depth--;
    else if (headerHas(code, at - 1, name)) return true;
  }
  return false;
}

function headerHas(code: Code, last: number, name: string): boolean {
  for (let at = last; at >= 0 && !STOPS.has(code.tokens[at]?.text ?? ''); at--) {
    if (code.tokens[at]?.text === name) return true;
  }
  return false;
}
