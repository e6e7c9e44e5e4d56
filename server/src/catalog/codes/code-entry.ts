import type { Bilingual, Confidence, Statement } from '../statement.ts';

/** Whose code it is: of the gateway, of the business system behind it, of a client, of the JSAPI `rpc`, of Security Guard, of offline packages. */
export type CodeKind = 'gateway' | 'business' | 'client' | 'jsapi' | 'guard' | 'package';

export type CodePlatform = 'android' | 'ios';

/** What is known of something that logs show. An empty list says that nothing is. */
export interface Knowledge {
  title: Bilingual;
  causes: Statement[];
  /** What to look at. */
  checks: Statement[];
  remedies: Statement[];
  /** What our own commands can do about it. */
  tools: Bilingual[];
  /** What could not be found out, beyond what empty lists say. */
  unknown: Statement[];
  notes: Statement[];
  /** Of title and statements: pages as `../source.ts` reads them, or the name of what was read. */
  source: string;
  confidence: Confidence;
}

export interface CodeEntry extends Knowledge {
  code: number;
  /** Absent where the code holds for both. */
  platform?: CodePlatform;
  /** What the SDK calls it. */
  constant?: string;
  /** Whether that name is all that is known. */
  constantOnly: boolean;
  list: CodeList;
}

/** Codes that belong together, in ascending order. A number may be in several lists. */
export interface CodeList {
  title: Bilingual;
  group: CodeGroup;
  /** What to look at whatever the code. */
  checks: Statement[];
  notes: Statement[];
  codes: CodeEntry[];
}

/** The lists of one data file. */
export interface CodeGroup {
  kind: CodeKind;
  title: Bilingual;
  notes: Statement[];
  lists: CodeList[];
  lines: LogLine[];
}

/** A text in a line of a log that tells as much as a code. */
export interface LogLine extends Knowledge {
  /** Case and spaces count. */
  line: string;
  /** The code of the same group that says more. */
  code?: number;
}
