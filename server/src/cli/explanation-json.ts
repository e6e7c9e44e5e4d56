import type { CodeEntry, CodeInWords, CodeKind } from '../catalog/codes/catalogue.ts';
import { catalogueLanguage } from '../locale.ts';

/** An element of `events` in the output of `mpaas explain --format json`. */
export interface JsonEvent {
  /** `null`, with the other three, for a code that stands in no log. */
  file: string | null;
  /** From 1. */
  line: number | null;
  operationType: string | null;
  traceId: string | null;
  /** From 1, where the code stands. */
  column?: number;
  /** Lines of offline packages have names instead of numbers. */
  code: number | string;
  kind: CodeKind;
  title: string;
  /** Causes, and what is not known, as one text. */
  explanation: string;
  remedies: string[];
  memo?: string | null;
  tips?: string | null;
  /** The format of the log's line. */
  format?: string;
}

/** A code on its own, with everything that the catalogue knows of it. */
export function jsonCode(entry: CodeEntry, words: CodeInWords): JsonEvent {
  const { code, platform = null, constant = null, confidence, list } = entry;
  const { title, place, causes, checks, remedies, tools, unknown, notes, source } = words;
  const explanation = [...causes, ...unknown].join(catalogueLanguage() === 'en' ? ' ' : '');
  return {
    ...{ file: null, line: null, code, kind: list.group.kind, operationType: null, traceId: null },
    ...{ title, explanation, remedies },
    ...{ platform, constant, place, causes, checks, tools, unknown, notes, source, confidence },
  };
}
