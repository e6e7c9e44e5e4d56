import * as vscode from 'vscode';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import type { Services } from '../services.ts';

/** Opens findings as a document, one a line. */
export async function showFindings(findings: readonly PackageFinding[], { documents }: Services): Promise<void> {
  const lines = findings.map(({ severity, code, entry, message }) =>
    [entry && `${entry}:`, severity, message, code].filter(Boolean).join(' '),
  );
  const uri = documents.set(`/${vscode.l10n.t('Findings')}.txt`, `${lines.join('\n')}\n`);
  await vscode.window.showTextDocument(uri, { preview: true });
}
