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
const JOINING = /\b(stringByA|a)ppendingPathComponent\b/;
const BUNDLE = /\b(bundlePath|resourcePath)\b/;

/** Reads the path that a statement sets, as far as the name of the file can be told. */
export function readPath(code: Code, start: number): ReadPath {
  const last = statementEnd(code, start);
  const tokens = code.tokens.slice(start, last + 1);
  // Interpolated strings have no value.
  const has = (name: RegExp) => tokens.some(({ value, text }) => value === undefined && name.test(text));
  const resource = readResource(code, start, last);
  if (resource) return { ...resource, lacksSlash: false, last };
  const texts = tokens.filter(token => token.kind === 'string').map(textOf);
  const joined = texts.length > 0 ? format(texts) : (evaluate(code, start).value ?? '');
  const name = path.posix.basename(joined);
  if (name === '') return { lacksSlash: false, last };
  return { name, lacksSlash: has(BUNDLE) && !has(JOINING) && !joined.startsWith('/'), last };
}

/** `pathForResource:@"public" ofType:@"pem"`, `path(forResource: "public", ofType: "pem")`. */
function readResource(code: Code, start: number, last: number): Pick<ReadPath, 'name'> | undefined {
  const label = (...names: string[]) =>
    names.map(name => code.next(name, start, last + 1 - start)).find(at => at !== undefined);
  const nameLabel = label('pathForResource', 'URLForResource', 'forResource');
  if (nameLabel === undefined) return undefined;
  const name = evaluateArgument(code, nameLabel + 2);
  if (name === undefined) return {};
  const typeLabel = label('ofType', 'withExtension');
  const type = typeLabel === undefined ? undefined : evaluateArgument(code, typeLabel + 2);
  return { name: type ? `${name}.${type}` : name };
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
  for (const [offset, { text }] of code.tokens.slice(start).entries()) {
    const at = start + offset;
    if (text === ';' || text === '}') return at - 1;
    if (depth <= 0 && at > start && code.language === 'swift' && code.startsLine(at) && !'.+?'.includes(text)) {
      return at - 1;
    }
    if ('([{'.includes(text)) depth++;
    if (')]'.includes(text)) depth--;
  }
  return code.tokens.length - 1;
}
