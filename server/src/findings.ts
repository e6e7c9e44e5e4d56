/** One place in a text file. Lines and characters count from 0, characters are UTF-16 units, as in LSP. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * Something that a person should know about one of their files. The command line, the Problems view and SARIF all
 * show the same findings.
 */
export interface Finding {
  /** Stable: `area/what-is-wrong`. Quick fixes and users' suppressions key on it. */
  code: string;
  severity: Severity;
  /** What is wrong and how to mend it, in the reader's language. */
  message: string;
  /** Absolute path in the system's own notation. */
  file: string;
  range: Range;
  /** The TypeScript compiler's own error number where the message is TypeScript's. The editor shows those already. */
  typescriptCode?: number;
  /** Other places that have to do with it, such as the first of two that are the same. */
  related?: RelatedPlace[];
  data?: FindingData;
}

export interface RelatedPlace {
  /** What the place has to do with the finding. */
  message: string;
  /** Absolute path in the system's own notation. */
  file: string;
  range: Range;
}

/** What quick fixes need beyond a finding's place. */
export interface FindingData {
  /** Texts that mend it in the place of the finding's range, the likeliest first. */
  replacements?: string[];
  /** An operation type for an operation that has none. */
  operationType?: string;
}

/** The start of a file: where a finding about the whole file points. */
export const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Orders findings by file, place and code, so that output does not depend on the order of reading. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compareText(a.code, b.code)
  );
}

/** The findings that say something else than any before them, or say it elsewhere. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const said = ({ file, code, range, message }: Finding) => `${file}:${code}:${JSON.stringify(range)}:${message}`;
  return [...new Map(findings.map(finding => [said(finding), finding])).values()];
}

/** Code-point order: the same on every system and in every locale, which `localeCompare` is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
