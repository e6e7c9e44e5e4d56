import { resultCode } from '../../catalog/result-codes.ts';
import { inLanguage } from '../../locale.ts';
import type { EventCode, EventKind, Platform } from '../event.ts';

/** Whose code it is: numbers below 1000 mean other things on each platform, and others to the Security Guard. */
export interface CodeQuery {
  code: EventCode;
  kind: EventKind;
  platform?: Platform | undefined;
}

/** What a catalogue says of a code, in the language of the process. */
export interface CodeText {
  title: string;
  explanation: string;
  remedies: string[];
}

/** All that explanations ask of a catalogue. */
export interface CodeTexts {
  /** @returns nothing for a code that it does not know */
  find(query: CodeQuery): CodeText | undefined;
}

/** The catalogue of result codes, from 1000 on. */
export const resultCodeTexts: CodeTexts = {
  find({ code, kind }) {
    const entry = typeof code === 'number' && kind !== 'guard' ? resultCode(code) : undefined;
    return (
      entry && {
        title: inLanguage(entry.title),
        explanation: inLanguage(entry.cause),
        remedies: [inLanguage(entry.remedy)],
      }
    );
  },
};
