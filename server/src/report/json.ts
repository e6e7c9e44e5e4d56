import type { Finding, Range, RelatedPlace, Severity } from '../findings.ts';

/** A place in machine-readable output: lines and columns count from 1. */
interface JsonPlace {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A finding in machine-readable output. */
export interface JsonFinding extends JsonPlace {
  code: string;
  severity: Severity;
  message: string;
  related?: (JsonPlace & { message: string })[];
}

export function jsonFinding({ file, range, code, severity, message, related }: Finding): JsonFinding {
  return { ...jsonPlace(file, range), code, severity, message, ...(related && { related: related.map(jsonRelated) }) };
}

function jsonRelated({ file, range, message }: RelatedPlace): JsonPlace & { message: string } {
  return { ...jsonPlace(file, range), message };
}

function jsonPlace(file: string, { start, end }: Range): JsonPlace {
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
