/** A process that reads a log in one of two ways, and tells what that took: `log-reading.js events|expression FILE`. */
import { openSync, readSync } from 'node:fs';
import { readLogFile } from '../server/src/logs/read-log-file.ts';

/** What is told. */
export interface LogReading {
  /** Of all processors: it tells more than the clock on a machine that others use, too. */
  cpuMs: number;
  found: number;
  peakMiB: number;
}

/** What one would look for with one expression: detectors for the formats that say a code in one line. */
const EXPRESSION =
  /\[mPaaSLog\]\s+APMobileNetwork\s+(\S+)\s+resp:\{|["']?(?:result-?status|resultStatus)["']?\s*[:=]\s*["']?(\d{4})|RPC\s?Exception:\s*\[(\d{1,5})\]\s*:\s*(.*)|errcode:\s*(\d+),\s*errmsg:\s*(.*?),\s*alert:|- \(\/mgw\.htm,response,([YN]),\d+\s?ms,([^,]+),[^,]*,([^,]+),([^,]+),(\d+),|SG ERROR:\s*(\d+)/g;

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

async function main([way, file = '']: string[]): Promise<LogReading> {
  const before = process.cpuUsage();
  const found = way === 'events' ? await readEvents(file) : searchByExpression(file);
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, found, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

main(process.argv.slice(2)).then(
  reading => process.stdout.write(JSON.stringify(reading)),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  },
);
