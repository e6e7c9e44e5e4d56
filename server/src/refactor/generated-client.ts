import type { Span } from '../span.ts';
import type { Replacement } from './refactoring.ts';
import { lineEndOf } from './text-layout.ts';

/** A generated client in a script: what it is called there, and what has to be added for it. */
export interface ClientInScript {
  name: string;
  changes: Replacement[];
}

const MADE = /\b(?:const|let|var)\s+([\w$]+)(?:\s*:\s*[\w.$]+)?\s*=\s*createRpc\s*\(/;
const IMPORTED = /^import\s+(?:type\s+)?(?:\{[^}]*\brpc\b[^}]*\}|rpc)\s+from\s/m;
const LAST_IMPORT = /^import\b[^;'"]*?(?:from\s*)?(['"])[^'"\n]*\1;?[^\S\n]*\r?$/gm;

/**
 * The client that a script has: one that it makes, or imports by the name `rpc`. A script that has none imports
 * `createRpc` behind its other imports and makes one.
 * @param script where the script is in the text, which is all of it unless that is a Vue component
 * @param module what the generated client is imported from
 */
export function generatedClientIn(text: string, script: Span, module: string): ClientInScript {
  const code = text.slice(script.start, script.end);
  const lineEnd = lineEndOf(text);
  const made = MADE.exec(code)?.[1];
  if (made) return { name: made, changes: [] };
  if (IMPORTED.test(code)) return { name: 'rpc', changes: [] };
  const last = [...code.matchAll(LAST_IMPORT)].at(-1);
  const name = /\brpc\b(?!['"])/.test(code) ? 'rpcClient' : 'rpc';
  const lines = [`import { createRpc } from '${module}';`, '', `const ${name} = createRpc();`];
  const added = last
    ? lines.map(line => lineEnd + line).join('')
    : `${lines.join(lineEnd)}${lineEnd}${code.trim() === '' ? '' : lineEnd}`;
  const at = script.start + (last ? last.index + last[0].replace(/\r$/, '').length : firstLineOf(code));
  return { name, changes: [{ start: at, end: at, text: added }] };
}

/** The content of an element starts behind its tag, mostly with the end of that line. */
function firstLineOf(code: string): number {
  return /^\r?\n/.exec(code)?.[0].length ?? 0;
}
