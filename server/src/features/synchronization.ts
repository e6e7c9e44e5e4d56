import { TextDocumentSyncKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './support/safe.ts';

/** Hands on what is typed, and which folders are open. */
export const synchronization: Feature = context => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
  register(connection) {
    const { documents, workspace, sources } = context;
    documents.onDidOpen(({ document }) => {
      const file = fileOfUri(document.uri);
      if (file) runDetached(connection, 'didOpen', workspace.fileOpened(file));
    });
    documents.onDidChangeContent(({ document }) => {
      const file = fileOfUri(document.uri);
      if (!file) return;
      sources.textChanged(file, document.getText());
      if (hasSay(document)) workspace.textChanged(file, document.getText());
    });
    documents.onDidClose(({ document }) => {
      const file = fileOfUri(document.uri);
      if (!file) return;
      sources.textChanged(file, undefined);
      if (hasSay(document)) workspace.textChanged(file, undefined);
    });
  },
  start(connection) {
    let folders = context.folders;
    runDetached(connection, 'workspace search', context.workspace.setFolders(folders));
    if (!context.client.workspace?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(folder => fileOfUri(folder.uri));
      const come = added.map(folder => fileOfUri(folder.uri)).filter(file => file !== undefined);
      folders = [...folders.filter(folder => !gone.includes(folder)), ...come];
      runDetached(connection, 'workspace search', context.workspace.setFolders(folders));
    });
  },
});

/** Whether configs, contracts and their imports are made of such documents; scripts and pages are not. */
function hasSay({ languageId }: TextDocument): boolean {
  return ['typescript', 'json', 'jsonc'].includes(languageId);
}
