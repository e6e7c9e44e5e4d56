import { type FoldingRange, FoldingRangeRequest } from 'vscode-languageserver';
import { LOG_LANGUAGES } from '../log-protocol.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { runDetached } from './support/safe.ts';

/**
 * Folds logs by request. Where clients can, it is registered for logs alone: editors that have someone to ask for a
 * language do not fold by indentation any more.
 */
export const logFolding: Feature = context => {
  const isDynamic = context.client.textDocument?.foldingRange?.dynamicRegistration === true;
  return {
    capabilities: isDynamic ? {} : { foldingRangeProvider: true },
    answers: [
      answerTo(FoldingRangeRequest.type, async ({ textDocument: { uri } }, token): Promise<FoldingRange[] | null> => {
        const log = await context.logs.get(uri, token);
        if (!log) return null;
        const { document, annotations, language } = log;
        const folds = language.foldsOf(document.getText(), annotations.events);
        return folds.map(({ first, last }) => ({ startLine: first, endLine: last }));
      }),
    ],
    start(connection) {
      if (!isDynamic) return;
      const documentSelector = LOG_LANGUAGES.map(language => ({ language }));
      runDetached(
        connection,
        'registration for logs',
        connection.client.register(FoldingRangeRequest.type, { documentSelector }),
      );
    },
  };
};
