import type { Finding } from '../findings.ts';
import { findingLine } from '../report/text.ts';

/** The answer of a command: standard output, for people or programs. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Machine-readable output: standard output, alone. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Progress, warnings and errors: standard error. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function noteFindings(findings: Finding[]): void {
  for (const finding of findings) note(findingLine(finding, process.cwd()));
}
