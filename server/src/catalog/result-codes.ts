import entries from './result-codes.json';

/** How far a statement can be trusted: from an official page, from public source, or concluded by us. */
export type Confidence = 'documented' | 'seen in code' | 'inferred';

export interface Bilingual {
  en: string;
  zh: string;
}

/** One result code of the gateway, codes from 1000 on: those below are the clients' own. */
export interface ResultCode {
  code: number;
  /** Who answers with it: the gateway itself, its signature check, or the business system behind it. */
  side: 'gateway' | 'signature' | 'business';
  title: Bilingual;
  cause: Bilingual;
  remedy: Bilingual;
  /** What the gateway sends unless the console customises it, Chinese as there. */
  text: WireText;
  /** Where title and cause come from: `AY/64260` is https://help.aliyun.com/document_detail/64260.html. */
  source: string;
  confidence: Confidence;
}

export interface WireText {
  /** For developers. */
  memo: string;
  /** For users: clients show it. */
  tips: string;
  source: string;
  confidence: Confidence;
}

/** In ascending order. */
export const RESULT_CODES: readonly ResultCode[] = entries as ResultCode[];

const byCode = new Map(RESULT_CODES.map(entry => [entry.code, entry]));

/** What is known about a result code, or nothing. */
export function resultCode(code: number): ResultCode | undefined {
  return byCode.get(code);
}
