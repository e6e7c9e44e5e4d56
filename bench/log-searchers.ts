import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { RIPGREP } from '../scripts/vscode/ripgrep.ts';
import { EXPRESSION } from './log-expression.ts';
import { type Row, range, timeOf } from './measure.ts';
import { installPeer } from './peer.ts';

const run = promisify(execFile);
const RUNS = 5;

/** Some engines know no escape of slashes, which only JavaScript needs. */
const PATTERN = EXPRESSION.source.replaceAll('\\/', '/');

/** A program that counts the lines which an expression fits, and how it is told to. */
interface Searcher {
  name: string;
  args: string[];
  /** Where it is not among the user's programs. */
  elsewhere?(): Promise<string>;
}

const SEARCHERS: Searcher[] = [
  {
    name: 'rg',
    args: ['--text', '--count', '--regexp', PATTERN],
    elsewhere: async () => path.join(await installPeer(RIPGREP), 'bin', process.platform === 'win32' ? 'rg.exe' : 'rg'),
  },
  { name: 'grep', args: ['--text', '--count', '--perl-regexp', '--regexp', PATTERN] },
  { name: 'lnav', args: ['-n', '-c', `:filter-in ${PATTERN}`] },
];

/** What other programs take to search a log for the expression, to know; those that are not there are named. */
export async function searcherRows(what: string, file: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, args, elsewhere } of SEARCHERS) {
    const program = await placeOf(name, elsewhere);
    if (program === undefined) rows.push({ what: `${name} ${what}`, figure: 'not there', goal: '–' });
    else rows.push({ what: `${name} ${what}`, figure: range(await times(program, [...args, file]), 'ms'), goal: '–' });
  }
  return rows;
}

async function placeOf(name: string, elsewhere: Searcher['elsewhere']): Promise<string | undefined> {
  const isThere = await run(name, ['--version']).then(
    () => true,
    () => false,
  );
  if (isThere) return name;
  // Without network there is none.
  return elsewhere?.().catch(() => undefined);
}

async function times(program: string, args: string[]): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    taken.push(await timeOf(() => run(program, args, { maxBuffer: 1024 * 1024 * 1024 })));
  }
  return taken;
}
