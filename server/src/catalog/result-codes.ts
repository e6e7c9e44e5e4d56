import business from './codes/business-codes.json';
import gateway from './codes/gateway-codes.json';
import type { Bilingual, Confidence } from './statement.ts';

/**
 * What the gateway answers with, codes from 1000 on: those below are the clients' own. The gateway loads these two lists
 * only; everything that is known of codes is in `codes/catalogue.ts`.
 */
export interface ResultCode {
  code: number;
  /** Who answers with it: the gateway itself, or the business system behind it. */
  side: 'gateway' | 'business';
  title: Bilingual;
  text: WireText;
}

/** What the gateway sends with a code unless the console customises it, Chinese as there. */
export interface WireText {
  /** For developers. */
  memo: string;
  /** For users: clients show it. */
  tips: string;
  source: string;
  confidence: Confidence;
}

interface Row extends Omit<ResultCode, 'side' | 'text'> {
  /** Absent from codes of which nothing but the number is known. */
  text?: WireText;
}

/** Of each list in ascending order. */
export const RESULT_CODES: readonly ResultCode[] = [
  ...answersOf('gateway', gateway),
  ...answersOf('business', business),
];

const byCode = new Map(RESULT_CODES.map(entry => [entry.code, entry]));

/** What the gateway answers with a result code, or nothing where it never does. */
export function resultCode(code: number): ResultCode | undefined {
  return byCode.get(code);
}

function answersOf(side: ResultCode['side'], { lists }: { lists: { codes: unknown[] }[] }): ResultCode[] {
  const rows = lists.flatMap(({ codes }) => codes as Row[]);
  return rows.flatMap(({ code, title, text }) => (text ? [{ code, side, title, text }] : []));
}
