import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogEvent } from '../../../server/src/logs/event.ts';
import { LogReader } from '../../../server/src/logs/log-reader.ts';

const FOLDER = path.resolve(__dirname, '..', '..', 'fixtures', 'logs');

/** A log, and the events that are in it. */
export interface LogFixture {
  /** The file's name without its ending: that of a format for most. */
  name: string;
  bytes: Buffer;
  events: LogEvent[];
}

/** `NAME.log` or `NAME.har` beside `NAME.events.json`. */
export async function logFixtures(): Promise<LogFixture[]> {
  const names = (await readdir(FOLDER)).filter(name => !name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async file => {
      const name = path.parse(file).name;
      const events = JSON.parse(await readFile(path.join(FOLDER, `${name}.events.json`), 'utf8'));
      return { name, bytes: await readFile(path.join(FOLDER, file)), events };
    }),
  );
}

/** The events of a log that comes in pieces. */
export function eventsIn(...pieces: Uint8Array[]): LogEvent[] {
  const reader = new LogReader();
  return [...pieces.flatMap(piece => reader.push(Buffer.from(piece))), ...reader.end()];
}
