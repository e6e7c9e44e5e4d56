import path from 'node:path';
import type { Word } from '../span.ts';
import { LANGUAGES } from './languages/index.ts';
import type { Language, Literal, SiteLanguage } from './languages/language.ts';
import type { OperationSite } from './operation-site.ts';

const NAME = /operationType/i;
/** A whole string like `com.example.account.login`, but not the file of `#import "Header.h"`, which most have. */
const CANDIDATE = /["'`](?<!(?:import|include) ["'`])[A-Za-z][\w-]*(?:\.[\w$-]+)+["'`]/;
const LOOKS_LIKE_ONE = /^[A-Za-z][\w-]*(?:\.[\w$-]+)+$/;
/** What contracts allow. */
const OPERATION_TYPE = /^[\w$.-]+$/;
const TYPED = /[\w$.-]*/y;

const BY_NAME = new Map(LANGUAGES.map(language => [language.name, language]));
const BY_ENDING = new Map(LANGUAGES.flatMap(language => language.endings.map(ending => [ending, language.name])));

/** The language that operations are looked for by in a file, or nothing when they are not. */
export function siteLanguageOf(fileName: string): SiteLanguage | undefined {
  return BY_ENDING.get(path.extname(fileName).toLowerCase());
}

/** All endings of files that `siteLanguageOf` knows. */
export const SITE_ENDINGS: readonly string[] = [...BY_ENDING.keys()];

/** Where operations are named in a source, whole or half-typed, in its order. Never fails, takes linear time. */
export function findOperationSites(text: string, language: SiteLanguage): OperationSite[] {
  if (!CANDIDATE.test(text) && !NAME.test(text)) return [];
  return literalsIn(text, language).flatMap(literal => {
    const operationType = text.slice(literal.start, literal.end);
    const kind = kindOf(operationType, literal);
    const { call } = literal.position ?? {};
    return kind ? [{ operationType, start: literal.start, end: literal.end, kind, ...(call && { call }) }] : [];
  });
}

/** An operation type that is written or about to be, with what is there so far. */
export interface OperationString extends Word {
  kind: 'call' | 'declaration';
}

/**
 * The string at the cursor when its position says that it is an operation type: `operationType: '┆'`,
 * `@OperationType("com.exa┆")`. It may be empty, and need not have an end.
 */
export function operationStringAt(text: string, language: SiteLanguage, offset: number): OperationString | undefined {
  if (!NAME.test(text)) return undefined;
  for (const { start, end, position } of literalsIn(text, language)) {
    if (!position || offset < start || offset > end) continue;
    // Without its own end a string takes the next one's start for it.
    TYPED.lastIndex = start;
    TYPED.test(text);
    const typed = Math.min(TYPED.lastIndex, end);
    if (offset > typed) return undefined;
    return { start, end: typed, text: text.slice(start, typed), quote: text.charAt(start - 1), kind: position.kind };
  }
  return undefined;
}

function literalsIn(text: string, language: SiteLanguage): Literal[] {
  const known: Language | undefined = BY_NAME.get(language);
  return known?.literals(text) ?? [];
}

function kindOf(text: string, { position }: Literal): OperationSite['kind'] | undefined {
  if (LOOKS_LIKE_ONE.test(text)) return position?.kind ?? 'mention';
  if (!position || !OPERATION_TYPE.test(text)) return undefined;
  // `operationType: 'delete'` is most likely about something else, unless it is in a call of the gateway.
  return position.call ? position.kind : 'mention';
}
