import type { Finding, Severity } from '../findings.ts';

/** A finding in machine-readable output: lines and columns count from 1. */
export interface JsonFinding {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  code: string;
  severity: Severity;
  message: string;
}

export function jsonFinding({ file, range, code, severity, message }: Finding): JsonFinding {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    code,
    severity,
    message,
  };
}
