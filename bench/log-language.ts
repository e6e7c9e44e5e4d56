import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DidChangeTextDocumentNotification, HoverRequest, InlayHintRequest } from 'vscode-languageserver-protocol';
import { uriOfFile } from '../server/src/workspace/files.ts';
import { SERVER_BUNDLE } from '../test/protocol/connect.ts';
import { seeded } from '../test/support/logs/ordinary.ts';
import { type LanguageSession, startSession } from './language-session.ts';
import { writeLog } from './log-corpus.ts';
import { atMost, median, percentile, type Row, timeOf, toKnow } from './measure.ts';

const MIB = 1024 * 1024;
const SIZE = 20;
const REQUESTS = 300;
/** What an editor shows at once. */
const VISIBLE = 60;
/** A frame. */
const LIMIT_MS = 16;
/** Of so many lines one tells of a call; 1 is the digest of a gateway, where each line does. */
const MIXES = [100, 1];

/** Logs of 20 MB in the editor: what stands at the ends of the lines that are seen, and what is said of a code in them. */
export async function benchLogLanguage(): Promise<Row[]> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-')));
  try {
    const rows: Row[] = [];
    for (const tellingOneOf of MIXES) {
      const file = path.join(folder, `one-of-${tellingOneOf}.log`);
      await writeLog(file, { bytes: SIZE * MIB, tellingOneOf });
      await using server = await startSession(SERVER_BUNDLE, folder);
      rows.push(...(await benchLog(server, file, tellingOneOf)));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchLog(server: LanguageSession, file: string, tellingOneOf: number): Promise<Row[]> {
  const text = await readFile(file, 'utf8');
  const lines = text.split('\n').length;
  const first = await timeOf(async () => {
    await server.client.open(file, text, 'mgs-log');
    await hintsAt(server, file, 0);
  });
  const random = seeded(2);
  const [hints, hovers]: [number[], number[]] = [[], []];
  let shown = 0;
  for (let run = 0; run < REQUESTS; run++) {
    const line = Math.floor(random() * (lines - VISIBLE));
    let found: Awaited<ReturnType<typeof hintsAt>> = [];
    hints.push(
      await timeOf(async () => {
        found = await hintsAt(server, file, line);
      }),
    );
    shown += found.length;
    const [hint] = found;
    if (hint) hovers.push(await timeOf(() => hover(server, file, hint.data.log)));
  }
  if (shown === 0) throw new Error('No line that is seen has a hint.');
  const each = tellingOneOf === 1 ? 'each line' : `one in ${tellingOneOf} lines`;
  const what = `log of ${SIZE} MB in the editor, ${each} telling of a call`;
  return [
    atMost(`${what}: annotating the lines that are seen, 95 of 100`, percentile(hints, 95), LIMIT_MS, 'ms'),
    atMost(`${what}: the slowest of ${REQUESTS}`, Math.max(...hints), LIMIT_MS, 'ms'),
    atMost(`${what}: hover on a code, 95 of 100`, percentile(hovers, 95), LIMIT_MS, 'ms'),
    toKnow(`${what}: from opening it to its first hints`, first, 'ms'),
    toKnow(`${what}: the same after a line was typed at its end`, median(await afterTyping(server, file, text)), 'ms'),
    toKnow(`${what}: memory`, await server.memory(), 'MiB'),
  ];
}

async function hintsAt({ client }: LanguageSession, file: string, line: number) {
  const range = { start: { line, character: 0 }, end: { line: line + VISIBLE, character: 0 } };
  const textDocument = { uri: uriOfFile(file) };
  return (await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? [];
}

async function hover({ client }: LanguageSession, file: string, position: { line: number; character: number }) {
  const textDocument = { uri: uriOfFile(file) };
  const answer = await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
  if (!answer) throw new Error('A code is not explained.');
}

/** An edit of a line, as an editor sends it, until the lines that are seen are annotated anew. */
async function afterTyping(server: LanguageSession, file: string, text: string): Promise<number[]> {
  const line = text.split('\n').length - 1;
  const at = { line, character: 0 };
  const times: number[] = [];
  for (let version = 2; version < 7; version++) {
    const contentChanges = [{ range: { start: at, end: at }, text: `${text.slice(0, text.indexOf('\n'))}\n` }];
    const textDocument = { uri: uriOfFile(file), version };
    const typed = async () => {
      await server.client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges,
      });
      await hintsAt(server, file, line - VISIBLE);
    };
    times.push(await timeOf(typed));
  }
  return times;
}
