import { SourceMap } from 'node:module';
import path from 'node:path';
import type { RunnableModule } from '../../../contracts/runnable-modules.ts';

/**
 * The first place of a stack that is in one of our modules, as it is in its source: `mocks/AccountService.ts:12`.
 * @param stack the engine's, about what the sources became
 * @param folder what names of files are relative to
 */
export function placeInSource(
  stack: string,
  modules: ReadonlyMap<string, RunnableModule>,
  folder: string,
): string | undefined {
  for (const line of stack.split('\n')) {
    for (const { file, sourceMap } of modules.values()) {
      const at = line.indexOf(`${file}:`);
      if (at < 0) continue;
      const [, row, column = '1'] = /^(\d+)(?::(\d+))?/.exec(line.slice(at + file.length + 1)) ?? [];
      if (row === undefined) continue;
      const name = path.relative(folder, file).split(path.sep).join('/');
      return `${name}:${sourceLine(sourceMap, Number(row), Number(column))}`;
    }
  }
  return undefined;
}

/** Lines and columns count from 1. */
function sourceLine(sourceMap: string, line: number, column: number): number {
  if (sourceMap === '') return line;
  const entry = new SourceMap(JSON.parse(sourceMap)).findEntry(line - 1, column - 1);
  return 'originalLine' in entry ? entry.originalLine + 1 : line;
}
