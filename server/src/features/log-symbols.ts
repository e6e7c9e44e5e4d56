import * as l10n from '@vscode/l10n';
import { type DocumentSymbol, DocumentSymbolRequest, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { CodedEvent } from '../logs/event.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import type { LogDocument } from './support/log-documents.ts';

/** Of one log. */
const MOST_SYMBOLS = 2000;

/** The failures that a log tells of, for outlines and for going to them by typing. */
export const logSymbols: Feature = context => ({
  capabilities: { documentSymbolProvider: { label: 'mPaaS' } },
  answers: [
    answerTo(DocumentSymbolRequest.type, async ({ textDocument: { uri } }, token) => {
      const log = await context.logs.get(uri, token);
      if (!log) return null;
      const { failures } = log.annotations;
      const symbols = failures.slice(0, MOST_SYMBOLS).map(event => symbolOf(event, log));
      const next = failures[MOST_SYMBOLS];
      if (next) symbols.push(leftOut(next, failures.length - MOST_SYMBOLS));
      if (context.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) return symbols;
      return symbols.map(({ name, kind, selectionRange }): SymbolInformation => {
        return { name, kind, location: { uri, range: selectionRange } };
      });
    }),
  ],
});

function symbolOf(event: CodedEvent, { language }: LogDocument): DocumentSymbol {
  const { code, operationType, range } = event;
  const detail = operationType ?? '';
  return { name: `${code} ${language.titleOf(event)}`, detail, kind: SymbolKind.Event, range, selectionRange: range };
}

function leftOut({ range }: CodedEvent, count: number): DocumentSymbol {
  const name = l10n.t('{0} more are not listed', count);
  return { name, kind: SymbolKind.Event, range, selectionRange: range };
}
