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
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    const changed = new Set(uris.map(uri => uri.toString()).filter(uri => MENDABLE.test(uri)));
    if (changed.size === 0) return;
    for (const { uri, version } of vscode.workspace.textDocuments) {
      const key = uri.toString();
      if (!changed.has(key)) continue;
      const [before, problems] = [seen.get(key), problemsOf(uri)];
      seen.set(key, { problems, version });
      if (before && problems < before.problems && version > before.version) fixed();
    }
  });
}

function problemsOf(uri: vscode.Uri): number {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'mPaaS').length;
}
