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
