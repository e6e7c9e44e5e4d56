import * as vscode from 'vscode';
import type { Verdict } from '../../../server/src/offline/verify/verdict.ts';
import type { Examination } from '../offline/examine-package.ts';
import { type VerdictText, verdictText } from './verdict-texts.ts';

/** The headline of a package: its verdict under the key; without one, the worst that shows nevertheless. */
export function judgementOf(examination: Examination): VerdictText {
  const { inspection, verification, keyProblem } = examination;
  if (verification) {
    const checked = vscode.l10n.t('Checked with {0}.', verification.key.from);
    return withNote(textOf(verification.report.verdict, examination), checked);
  }
  const noKey =
    keyProblem ??
    vscode.l10n.t('No public key is known for this app. Choose one to see whether the signature is right.');
  const { flaw } = inspection;
  if (!flaw) return { tone: 'neutral', title: vscode.l10n.t('Signed, not verified'), explanation: noKey };
  // No key would make the others better.
  const isOpen = flaw === 'inconsistent' || flaw === 'repackaged';
  return withNote(textOf(flaw, examination), isOpen ? noKey : (keyProblem ?? ''));
}

function textOf(verdict: Verdict, { inspection, verification }: Examination): VerdictText {
  const text = verdictText(verdict);
  if (verdict === 'unsigned' && inspection.signatures === 'partly-signed') {
    return {
      tone: 'bad',
      title: vscode.l10n.t('Signed in part'),
      explanation: vscode.l10n.t('One of the two signatures is empty, and nothing protects the entry that it is for.'),
    };
  }
  if (verdict !== 'repackaged' || verification) return text;
  return { ...text, explanation: vscode.l10n.t('The console did not put this container together.') };
}

function withNote(text: VerdictText, note: string): VerdictText {
  return { ...text, explanation: `${text.explanation} ${note}`.trim() };
}
