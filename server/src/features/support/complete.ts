import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, CompletionKind } from '../../assist/completion.ts';
import type { FeatureContext } from '../feature.ts';
import { rangeOf } from './ranges.ts';

const KINDS: Record<CompletionKind, CompletionItemKind> = {
  tag: CompletionItemKind.Keyword,
  operation: CompletionItemKind.Interface,
  value: CompletionItemKind.EnumMember,
  parameter: CompletionItemKind.Field,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

/** Completions as the protocol has them, in the order given. A client without snippets gets texts without places. */
export function completionItems(
  completions: readonly Completion[],
  document: TextDocument,
  takesSnippets: boolean,
): CompletionItem[] {
  return completions.map((completion, index) => {
    const { label, kind, text, isSnippet = false, range, detail, documentation, isDeprecated } = completion;
    const at = rangeOf(document, range);
    return {
      label,
      kind: KINDS[kind],
      ...(detail && { detail }),
      ...(documentation && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
      ...(isDeprecated && { tags: [CompletionItemTag.Deprecated] }),
      sortText: String(index).padStart(5, '0'),
      filterText: label,
      ...(isSnippet && takesSnippets && { insertTextFormat: InsertTextFormat.Snippet }),
      textEdit: { range: at, newText: isSnippet && !takesSnippets ? withoutPlaces(text) : text },
    };
  });
}

export function takesSnippets({ client }: FeatureContext): boolean {
  return client.textDocument?.completion?.completionItem?.snippetSupport === true;
}

/** A snippet's text with the first choice or the suggestion in each place. */
function withoutPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\\([\\$}|,])/g, '$1');
}
