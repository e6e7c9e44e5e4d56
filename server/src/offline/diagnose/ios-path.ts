import path from 'node:path';
import type { Code } from './code.ts';
import { evaluate } from './expressions.ts';
import type { Token } from './tokens.ts';

export interface ReadPath {
  /** The name of the file, without folders; absent when it is computed. */
  name?: string;
  /** The bundle's path and the name are joined without a slash. */
  lacksSlash: boolean;
  /** The index of the statement's last token. */
  last: number;
}

/** Calls that put the slash between the parts themselves. */
const JOINING = ['stringByAppendingPathComponent', 'appendingPathComponent'];
const BUNDLE = ['bundlePath', 'resourcePath'];

/** Reads the path that a statement sets, as far as the name of the file can be told. */
export function readPath(code: Code, start: number): ReadPath {
  const last = statementEnd(code, start);
  const tokens = code.tokens.slice(start, last + 1);
  const has = (names: string[]) => tokens.some(token => names.includes(token.text));
  const resource = resourceName(code, start, last);
  if (resource !== undefined) return { name: resource, lacksSlash: false, last };
  const texts = tokens.filter(token => token.kind === 'string').map(textOf);
  const joined = texts.length > 0 ? format(texts) : evaluate(code, start).value;
  if (joined === undefined || joined === '') return { lacksSlash: false, last };
  const lacksSlash = has(BUNDLE) && !has(JOINING) && !joined.startsWith('/');
  return { name: path.posix.basename(joined), lacksSlash, last };
}

/** `pathForResource:@"public" ofType:@"pem"`, `path(forResource: "public", ofType: "pem")`. */
function resourceName(code: Code, start: number, last: number): string | undefined {
  const argument = (label: string) => {
    const at = code.next(label, start, last + 1 - start);
    return at === undefined ? undefined : evaluateArgument(code, at + 2);
  };
  const name = argument('pathForResource') ?? argument('forResource');
  if (name === undefined) return undefined;
  const type = argument('ofType') ?? argument('withExtension');
  return type ? `${name}.${type}` : name;
}

/** Arguments of Objective-C end where the next label begins, which `evaluate` does not take for an end. */
function evaluateArgument(code: Code, index: number): string | undefined {
  const at = code.tokens[index]?.text === '@' ? index + 1 : index;
  const token = code.tokens[at];
  return token?.kind === 'string' ? token.value : evaluate(code, at).value;
}

/** Of an interpolated string, what follows the last computed part. */
function textOf({ value, text }: Token): string {
  return value ?? text.slice(text.lastIndexOf(')') + 1, -1);
}

/** `@"%@", @"name"` is how `stringByAppendingFormat:` has it; other strings simply follow one another. */
function format([first = '', ...others]: string[]): string {
  let index = 0;
  const text = first.replace(/%@/g, () => others[index++] ?? '');
  return text + others.slice(index).join('');
}

function statementEnd(code: Code, start: number): number {
  let depth = 0;
  for (let at = start; at < code.tokens.length; at++) {
    const text = code.tokens[at]?.text ?? '';
    if (text === ';' || text === '}') return at - 1;
    if (depth <= 0 && at > start && code.language === 'swift' && code.startsLine(at) && !'.+?)'.includes(text)) {
      return at - 1;
    }
    if ('([{'.includes(text)) depth++;
    if (')]'.includes(text)) depth--;
  }
  return code.tokens.length - 1;
}
