import type { LogLine } from './code-entry.ts';
import { CODE_GROUPS } from './code-groups.ts';

/** The longest first: one may be part of another. */
const LINES = CODE_GROUPS.flatMap(({ lines }) => lines).sort((a, b) => b.line.length - a.line.length);

/** What a line of a log says without a code, or nothing. */
export function findLogLine(text: string): LogLine | undefined {
  return LINES.find(({ line }) => text.includes(line));
}
