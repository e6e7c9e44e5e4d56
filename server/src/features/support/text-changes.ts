import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Documents that tell from where on their texts changed: those that grow need not be read from their start. */
export class TextChanges implements TextDocumentsConfiguration<TextDocument> {
  private readonly first = new WeakMap<TextDocument, number>();

  readonly create = TextDocument.create;

  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    for (const change of changes) {
      const start = 'range' in change ? document.offsetAt(change.range.start) : 0;
      this.first.set(document, Math.min(start, this.first.get(document) ?? start));
      TextDocument.update(document, [change], version);
    }
    return TextDocument.update(document, [], version);
  }

  /** The offset before which a text is as it was when this was asked last; nothing when all of it is. */
  take(document: TextDocument): number | undefined {
    const first = this.first.get(document);
    this.first.delete(document);
    return first;
  }
}
