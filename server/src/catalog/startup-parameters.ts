import rows from './startup-parameters.json';
import type { Bilingual, Confidence } from './statement.ts';

/**
 * What a parameter's values look like. `yes-no` is the string YES or NO; `boolean` is documented as "bool YES/NO", or
 * is BOOL in the client's table, so that both notations are about.
 */
export type ParameterKind = 'text' | 'yes-no' | 'boolean' | 'integer' | 'choice';

/** One startup parameter of the H5 container. */
export interface StartupParameter {
  name: string;
  /** The abbreviation that the client takes too. */
  short?: string;
  kind: ParameterKind;
  /** As the source writes it: `String YES/NO`, `BOOL`. */
  type: string;
  /** As the source writes it. */
  default?: string;
  /** Whether the documents mark it as usable with pushWindow; absent where they say nothing. */
  pushWindow?: boolean;
  /** Documented nowhere but in the samples of startapp URLs. */
  urlOnly?: boolean;
  meaning: Bilingual;
  /** All values of a `choice`. */
  values?: ParameterValue[];
  /** Where this row comes from: `AY/85001` is https://help.aliyun.com/document_detail/85001.html. */
  source: string;
  confidence: Confidence;
  /** What the client's own table says of a documented parameter (seen in code, an Alipay-family app). */
  client?: { type: string; default: string };
}

export interface ParameterValue {
  value: string;
  does: Bilingual;
}

/** What is said of parameters that are known from the client's table only. */
const UNDOCUMENTED: Bilingual = {
  en: 'Seen in code of an Alipay-family app; the meaning is not in the documents of mPaaS, and its build may differ.',
  zh: '见于阿里系应用的客户端代码；mPaaS 文档未说明其含义，mPaaS 的版本可能有所不同。',
};

type Row = Omit<StartupParameter, 'meaning'> & { meaning?: Bilingual };

/** In the order of the client's table. */
export const STARTUP_PARAMETERS: readonly StartupParameter[] = (rows as Row[]).map(row => ({
  ...row,
  meaning: row.meaning ?? UNDOCUMENTED,
}));

const byKey = new Map(
  STARTUP_PARAMETERS.flatMap(each => [[each.name, each], ...(each.short ? [[each.short, each] as const] : [])]) as [
    string,
    StartupParameter,
  ][],
);

/** The parameter of a name or abbreviation, or nothing. Case matters. */
export function startupParameter(key: string): StartupParameter | undefined {
  return byKey.get(key);
}
