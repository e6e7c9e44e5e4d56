import * as vscode from 'vscode';

/** Where findings are that one mends. Those of logs go with the lines that tell of them. */
const MENDABLE = /(\.rpc\.ts|\/mpaas\.config\.json)$/;

interface Seen {
  problems: number;
  version: number;
}

/**
 * Calls back when an open contract or config has fewer of our problems than before, because its text changed: a server
 * that ends takes its problems along, and mends nothing.
 */
export function onProblemFixed(fixed: () => void): vscode.Disposable {
  const seen = new Map<string, Seen>();
  const look = (document: vscode.TextDocument) => {
    const [key, before] = [document.uri.toString(), seen.get(document.uri.toString())];
    if (!MENDABLE.test(key)) return;
    const now = { problems: problemsOf(document.uri), version: document.version };
    seen.set(key, now);
    if (before && now.problems < before.problems && now.version > before.version) fixed();
  };
  // What is wrong with a contract is known before it is opened, and nothing of that changes then.
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => seen.delete(uri.toString())),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = new Set(uris.map(uri => uri.toString()));
      vscode.workspace.textDocuments.filter(({ uri }) => changed.has(uri.toString())).forEach(look);
    }),
  );
}

function problemsOf(uri: vscode.Uri): number {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'mPaaS').length;
}
