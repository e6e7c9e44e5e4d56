import { installedTexts } from '../../files/installed-texts.ts';
import type { GeneratedFile, TargetOptions } from '../target.ts';

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

function readRuntime(name: string): string {
  const text = installedTexts('runtime').get(`${name}.ts`);
  if (text === undefined) throw new Error(`There is no ${name}.ts in the runtime.`);
  return text;
}
