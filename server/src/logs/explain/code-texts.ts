import * as l10n from '@vscode/l10n';
import {
  codeInWords,
  findCodes,
  findLogLine,
  type KnowledgeInWords,
  knowledgeInWords,
} from '../../catalog/codes/catalogue.ts';
import { catalogueLanguage } from '../../locale.ts';
import type { EventCode, EventKind, Platform } from '../event.ts';
import { PACKAGE_LINES } from './package-lines.ts';

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

/** What a code is called: lines of packages have texts for codes, whose names are ours. */
export function codeTitle({ code, kind, platform }: CodeQuery, texts: CodeTexts): string {
  return texts.find({ code, kind, platform })?.title ?? l10n.t('Code {0}', code);
}

/** What the catalogue knows: of numbers, and of what lines of packages say in their place. */
export const catalogueTexts: CodeTexts = {
  find(query) {
    const words = wordsOf(query);
    if (!words) return undefined;
    const { title, causes, unknown, remedies } = words;
    return { title, explanation: [...causes, ...unknown].join(catalogueLanguage() === 'en' ? ' ' : ''), remedies };
  },
};

function wordsOf({ code, kind, platform }: CodeQuery): KnowledgeInWords | undefined {
  const language = catalogueLanguage();
  if (typeof code !== 'number') {
    const line = findLogLine(PACKAGE_LINES[code]);
    return line && knowledgeInWords(line, language);
  }
  if (kind === 'request' || kind === 'registration') return undefined;
  const [entry] = findCodes(code, { kind, ...(platform !== 'h5' && { platform }) });
  return entry && codeInWords(entry, language);
}
