import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFile, TargetOptions } from '../target.ts';

/** All of them in one file beside the bundle, which has no folder of sources. */
const PACKED = path.join(__dirname, 'runtime.json');
const FOLDER = path.join(__dirname, '..', 'runtime');

/**
 * Files that generated code shares, as they stand in `generate/runtime/`, with those that they import.
 * @param names without extension
 * @param sources contracts that make them necessary
 */
export function runtimeFiles(names: string[], sources: string[], options: TargetOptions): GeneratedFile[] {
  const texts = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (!texts.has(name)) {
      const text = readRuntime(name);
      texts.set(name, text);
      waiting.push(...[...text.matchAll(RELATIVE_IMPORT)].map(match => match[1] ?? ''));
    }
  }
  return [...texts].map(([name, text]) => ({
    kind: 'generated',
    path: `runtime/${name}.ts`,
    text: text.replace(RELATIVE_IMPORT, ` from './$1${options.importExtension}';`),
    sources,
  }));
}

const RELATIVE_IMPORT = / from '\.\/([\w-]+)\.ts';/g;

const read = new Map<string, string>();

function readRuntime(name: string): string {
  if (read.size === 0 && existsSync(PACKED)) {
    for (const [file, text] of Object.entries<string>(JSON.parse(readFileSync(PACKED, 'utf8')))) read.set(file, text);
  }
  const text = read.get(name) ?? readFileSync(path.join(FOLDER, `${name}.ts`), 'utf8').replaceAll('\r\n', '\n');
  read.set(name, text);
  return text;
}
