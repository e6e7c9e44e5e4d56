import * as vscode from 'vscode';
import type { PackageTexts } from './package-view/messages.ts';

/** What the package view says of itself, in the language of the editor. */
export function viewTexts(): PackageTexts {
  return {
    reading: vscode.l10n.t('Reading the package'),
    retry: vscode.l10n.t('Try Again'),
    chooseKey: vscode.l10n.t('Choose a Public Key…'),
    verifyWithOtherKey: vscode.l10n.t('Verify with Another Key…'),
    sign: vscode.l10n.t('Sign…'),
    compare: vscode.l10n.t('Compare with…'),
    copyJson: vscode.l10n.t('Copy as JSON'),
    files: vscode.l10n.t('Files'),
    showMore: vscode.l10n.t('Show {0} more of {1}', '{0}', '{1}'),
    noFiles: vscode.l10n.t('No files can be read.'),
    preview: vscode.l10n.t('Preview'),
    noPreview: vscode.l10n.t('Choose a file to see it here. Nothing of a package is run.'),
    findings: vscode.l10n.t('Findings'),
    noFindings: vscode.l10n.t('Nothing to mend.'),
    container: vscode.l10n.t('Container'),
    containerColumns: [vscode.l10n.t('Entry'), vscode.l10n.t('Size'), vscode.l10n.t('Signature')],
    clients: vscode.l10n.t('What clients do with it'),
    clientColumns: [vscode.l10n.t('Client'), vscode.l10n.t('Outcome'), vscode.l10n.t('Why')],
  };
}
