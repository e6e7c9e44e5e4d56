import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { FileMap, fileOfUri } from './files.ts';
import type { OpenTexts } from './project.ts';

/** The client's open files, by path. */
export class OpenFiles implements OpenTexts {
  private readonly files = new FileMap<TextDocument>();

  constructor(documents: TextDocuments<TextDocument>) {
    documents.onDidOpen(({ document }) => {
      const file = fileOfUri(document.uri);
      if (file) this.files.set(file, document);
    });
    documents.onDidClose(({ document }) => {
      const file = fileOfUri(document.uri);
      if (file) this.files.delete(file);
    });
  }

  text(file: string): string | undefined {
    return this.files.get(file)?.getText();
  }

  all(): string[] {
    return this.files.files();
  }

  /** The URI as the client wrote it, for it may compare URIs as text. */
  uri(file: string): string | undefined {
    return this.files.get(file)?.uri;
  }

  contracts(): { file: string; text: string }[] {
    return this.files
      .entries()
      .filter(([, document]) => document.languageId === 'typescript')
      .map(([file, document]) => ({ file, text: document.getText() }));
  }
}
