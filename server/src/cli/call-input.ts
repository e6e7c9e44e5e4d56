import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import * as l10n from '@vscode/l10n';
import { readCalls, type WrittenCall } from '../calls/call-file.ts';
import { CALL_FILE_ENDING } from '../calls/call-file-ending.ts';
import type { Json } from '../contracts/model.ts';
import { readText } from '../files/read-text.ts';
import { CliError } from './exit.ts';

const CALL_FILE_LIMIT = 4 * 1024 * 1024;

export type CallInput = Omit<WrittenCall, 'offset'>;

/**
 * What `mpaas call` is to send.
 * @param subject an operation type, or a file of calls
 * @param request JSON, or `-` for standard input
 * @throws CliError when there is no call in it
 */
export async function readInput(
  subject: string,
  request: string | undefined,
): Promise<{ calls: CallInput[]; isFile: boolean }> {
  if (subject.endsWith(CALL_FILE_ENDING)) return { calls: await callsOf(subject), isFile: true };
  const parsed = await parseRequest(request);
  return { calls: [{ operation: subject, ...(parsed !== undefined && { request: parsed }) }], isFile: false };
}

async function callsOf(file: string): Promise<CallInput[]> {
  const read = await readText(path.resolve(file), CALL_FILE_LIMIT);
  if (!('text' in read)) throw new CliError(l10n.t('{0} cannot be read.', file));
  const calls = readCalls(read.text);
  if (calls.length === 0) throw new CliError(l10n.t('{0} has no calls: { "operation": "…", "request": … }.', file));
  return calls;
}

async function parseRequest(request: string | undefined): Promise<Json | undefined> {
  if (request === undefined) return undefined;
  const text = request === '-' ? await readAll(process.stdin) : request;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(l10n.t('The request is no JSON: {0}', (error as Error).message));
  }
}
