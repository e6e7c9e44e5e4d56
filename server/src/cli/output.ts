import type { Finding } from '../findings.ts';
import { findingLine } from '../report/text.ts';
import { printable } from './printable.ts';

/** The answer of a command: standard output, for people or programs. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Machine-readable output: standard output, alone. JSON spells control characters out by itself. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** So much is handed over together. */
const PIECE = 64 * 1024;

/**
 * The same of an object whose first field is a list that may be too long for one text: it is written as the list goes on, no
 * faster than it is read.
 * @param rest is asked for the other fields when the list has ended
 */
export async function printJsonList(name: string, items: Iterable<unknown>, rest: () => object): Promise<void> {
  let text = `{\n  ${JSON.stringify(name)}: [`;
  let separator = '\n    ';
  for (const item of items) {
    text += separator + indented(item, '    ');
    separator = ',\n    ';
    if (text.length < PIECE) continue;
    await write(text);
    text = '';
  }
  const end = separator.startsWith(',') ? '\n  ]' : ']';
  const fields = Object.entries(rest()).map(([key, value]) => `,\n  ${JSON.stringify(key)}: ${indented(value, '  ')}`);
  await write(`${text}${end}${fields.join('')}\n}\n`);
}

function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`);
}

/** Resolves when it was read, or nobody reads any more. */
function write(text: string): Promise<void> {
  return new Promise(resolve => process.stdout.write(text, () => resolve()));
}

/**
 * Survives that nobody reads any more (`mpaas … | head`): the command does its work to the end and has its own exit
 * code, and a gateway serves on.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Progress, warnings and errors: standard error. */
export function note(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

export function noteFindings(findings: Finding[]): void {
  for (const finding of findings) note(findingLine(finding, process.cwd()));
}
