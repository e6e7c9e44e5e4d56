import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CompletionRequest } from 'vscode-languageserver';
import { completeConfig, type FolderItem } from '../assist/complete-config.ts';
import { throwIfCancelled } from '../cancellation.ts';
import { CONFIG_FILE_NAME } from '../config/find.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { completionItems, takesSnippets } from './support/complete.ts';

/** Suggests paths and names in `mpaas.config.json`, which its schema cannot know. */
export const configCompletion: Feature = context => ({
  capabilities: { completionProvider: { triggerCharacters: ['"', '/'] } },
  answers: [
    answerTo(CompletionRequest.type, async ({ textDocument, position }, token) => {
      const document = context.documents.get(textDocument.uri);
      const file = fileOfUri(textDocument.uri);
      if (!document || !file || path.basename(file) !== CONFIG_FILE_NAME) return null;
      const list = (folder: string) => itemsIn(path.resolve(path.dirname(file), folder));
      const completions = await completeConfig(document.getText(), document.offsetAt(position), list);
      throwIfCancelled(token);
      return completionItems(completions, document, takesSnippets(context));
    }),
  ],
});

async function itemsIn(folder: string): Promise<FolderItem[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map(entry => ({ name: entry.name, isFolder: entry.isDirectory() })).sort(byName);
  } catch {
    // What is typed is no folder yet, or one that is closed to us: there is nothing to suggest.
    return [];
  }
}

function byName(a: FolderItem, b: FolderItem): number {
  return a.name < b.name ? -1 : 1;
}
