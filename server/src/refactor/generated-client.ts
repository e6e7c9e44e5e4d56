import type { Replacement } from './refactoring.ts';

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
 * @param module what the generated client is imported from
 */
export function generatedClientIn(text: string, module: string, lineEnd: string): ClientInScript {
  const made = MADE.exec(text)?.[1];
  if (made) return { name: made, changes: [] };
  if (IMPORTED.test(text)) return { name: 'rpc', changes: [] };
  const last = [...text.matchAll(LAST_IMPORT)].at(-1);
  const at = last ? last.index + last[0].replace(/\r$/, '').length : 0;
  const name = /\brpc\b(?!['"])/.test(text) ? 'rpcClient' : 'rpc';
  const lines = [`import { createRpc } from '${module}';`, '', `const ${name} = createRpc();`];
  const added = last
    ? lines.map(line => lineEnd + line).join('')
    : `${lines.join(lineEnd)}${lineEnd}${text.trim() === '' ? '' : lineEnd}`;
  return { name, changes: [{ start: at, end: at, text: added }] };
}
