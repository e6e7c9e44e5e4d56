import * as vscode from 'vscode';
import type { Verdict } from '../../../server/src/offline/verify/verdict.ts';
import type { Tone } from './shared/tone.ts';

export interface VerdictText {
  tone: Tone;
  title: string;
  explanation: string;
}

type TextOf = () => VerdictText;

/** A verdict without words does not compile. */
const TEXTS: Record<Verdict, TextOf> = {
  valid: () => ({
    tone: 'good',
    title: vscode.l10n.t('Valid'),
    explanation: vscode.l10n.t('Both signatures are right, and all parts agree.'),
  }),
  unsigned: () => ({
    tone: 'warning',
    title: vscode.l10n.t('Not signed'),
    explanation: vscode.l10n.t('CERT.json holds no signatures. Apps that verify do not load it.'),
  }),
  'wrong-key': () => ({
    tone: 'bad',
    title: vscode.l10n.t('Signed with another key'),
    explanation: vscode.l10n.t('The signatures do not belong to this public key.'),
  }),
  'entry-changed': () => ({
    tone: 'bad',
    title: vscode.l10n.t('Changed after signing'),
    explanation: vscode.l10n.t('It was signed with this key, and an entry was changed after that.'),
  }),
  'signature-damaged': () => ({
    tone: 'bad',
    title: vscode.l10n.t('A signature is damaged'),
    explanation: vscode.l10n.t(
      'A signature in CERT.json is not one that a key could have made. Sign the package again.',
    ),
  }),
  'wrong-digest': () => ({
    tone: 'bad',
    title: vscode.l10n.t('Signed with another digest'),
    explanation: vscode.l10n.t('It was signed with this key, but not over SHA-1, which is what apps check.'),
  }),
  repackaged: () => ({
    tone: 'warning',
    title: vscode.l10n.t('Repackaged'),
    explanation: vscode.l10n.t('Both signatures are right, but the console did not put this container together.'),
  }),
  'entry-set': () => ({
    tone: 'bad',
    title: vscode.l10n.t('Wrong set of entries'),
    explanation: vscode.l10n.t('An entry or its signature is missing, or there is one too many.'),
  }),
  inconsistent: () => ({
    tone: 'bad',
    title: vscode.l10n.t('Parts disagree'),
    explanation: vscode.l10n.t('Its parts name different apps or versions.'),
  }),
  malformed: () => ({
    tone: 'bad',
    title: vscode.l10n.t('Not a well-formed package'),
    explanation: vscode.l10n.t('Not every program would read these bytes the same way, so they are not trusted.'),
  }),
};

export function verdictText(verdict: Verdict): VerdictText {
  return TEXTS[verdict]();
}
