import { codeInWords, findCodes } from '../../catalog/codes/catalogue.ts';
import { catalogueLanguage } from '../../locale.ts';
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

/** What the catalogue knows: of numbers alone, for lines of packages have none. */
export const catalogueTexts: CodeTexts = {
  find({ code, kind, platform }) {
    if (typeof code !== 'number' || kind === 'request' || kind === 'registration') return undefined;
    const [entry] = findCodes(code, { kind, ...(platform !== 'h5' && { platform }) });
    if (!entry) return undefined;
    const { title, causes, unknown, remedies } = codeInWords(entry, catalogueLanguage());
    return { title, explanation: [...causes, ...unknown].join(' '), remedies };
  },
};
