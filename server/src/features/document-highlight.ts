import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { rangeOf } from './support/ranges.ts';
import { writtenTypesIn } from './support/written-types.ts';

/** Shows where else in a document the operation type under the cursor is written. Names are TypeScript's. */
export const documentHighlight: Feature = context => ({
  capabilities: { documentHighlightProvider: true },
  answers: [
    answerTo(DocumentHighlightRequest.type, async ({ textDocument, position }, token) => {
      const document = context.documents.get(textDocument.uri);
      if (!document) return null;
      const written = await writtenTypesIn(context, document);
      throwIfCancelled(token);
      const offset = document.offsetAt(position);
      const here = written.find(({ start, end }) => start <= offset && offset <= end);
      if (!here) return null;
      return written
        .filter(({ operationType }) => operationType === here.operationType)
        .map(span => ({
          range: rangeOf(document, span),
          kind: DocumentHighlightKind.Text,
        }));
    }),
  ],
});
