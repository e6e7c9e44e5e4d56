import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import { findPlaces } from '../startup/find-places.ts';
import { spotAt } from '../startup/spot.ts';
import { type Suggestion, suggest } from '../startup/suggest.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { rangeOf } from './support/ranges.ts';
import { startupDocument } from './support/startup-documents.ts';

/** Suggests startup parameters and their values, where such are written and nowhere else. */
export const startupCompletion: Feature = context => ({
  // Within strings editors ask only when told to; elsewhere they ask as one types.
  capabilities: { completionProvider: { triggerCharacters: ['"', "'", '?', '&', '='] } },
  answers: [
    answerTo(CompletionRequest.type, async ({ textDocument, position }) => {
      const found = await startupDocument(context, textDocument.uri);
      if (!found) return null;
      const { document, kind } = found;
      const spot = spotAt(findPlaces(document.getText(), kind), document.offsetAt(position));
      if (!spot) return null;
      const range = rangeOf(document, spot.range);
      return suggest(spot).map((suggestion, index) => itemOf(suggestion, range, index));
    }),
  ],
});

function itemOf({ kind, label, detail, documentation, text }: Suggestion, range: Range, index: number): CompletionItem {
  return {
    label,
    kind: kind === 'parameter' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(detail && { detail }),
    ...(documentation && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    sortText: String(index).padStart(3, '0'),
    textEdit: { range, newText: text },
  };
}
