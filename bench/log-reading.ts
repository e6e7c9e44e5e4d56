/** A process that reads a log in one of two ways, and tells how much it found: `log-reading.js events|expression FILE`. */
import { openSync, readSync } from 'node:fs';
import { readLogFile } from '../server/src/logs/read-log-file.ts';
import { EXPRESSION } from './log-expression.ts';

/** Strings that are larger cost fresh pages of memory, each of them. */
const CHUNK = 64 * 1024;

async function readEvents(file: string): Promise<number> {
  let found = 0;
  await readLogFile(file, events => {
    found += events.length;
  });
  return found;
}

function searchByExpression(file: string): number {
  const handle = openSync(file, 'r');
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  let found = 0;
  let kept = 0;
  for (;;) {
    const read = readSync(handle, buffer, kept, CHUNK - kept, null);
    const filled = kept + read;
    const end = read === 0 ? filled : buffer.lastIndexOf('\n', filled - 1) + 1;
    const text = buffer.toString('latin1', 0, end);
    EXPRESSION.lastIndex = 0;
    while (EXPRESSION.exec(text)) found++;
    if (read === 0) return found;
    buffer.copyWithin(0, end, filled);
    kept = filled - end;
  }
}

async function main([way, file = '']: string[]): Promise<void> {
  const found = way === 'events' ? await readEvents(file) : searchByExpression(file);
  process.stdout.write(String(found));
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
