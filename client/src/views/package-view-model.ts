import * as vscode from 'vscode';
import type { Severity } from '../../../server/src/findings.ts';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import type { ClientBehaviour } from '../../../server/src/offline/verify/client-behaviour.ts';
import type { SignatureState } from '../../../server/src/offline/verify/signature-check.ts';
import type { Examination } from '../offline/examine-package.ts';
import { fileCount } from './file-count.ts';
import { fileNodes } from './file-nodes.ts';
import { formatSize } from './format-size.ts';
import type { ClientRow, ContainerRow, Fact, FindingRow, PackageView, Tone } from './package-view/messages.ts';
import { type VerdictText, verdictText } from './verdict-texts.ts';

const TONES: Record<Severity, Tone> = { error: 'bad', warning: 'warning', info: 'neutral', hint: 'neutral' };

/** What the view shows, in the reader's language, of what was found. */
export function packageView(examination: Examination): PackageView {
  const { inspection, verification } = examination;
  const { tone, title, explanation } = judgement(examination);
  return {
    tone,
    verdict: title,
    explanation,
    hasKey: verification !== undefined,
    facts: factsOf(examination),
    files: fileNodes(inspection.entries),
    container: containerRows(examination),
    findings: (verification?.report.findings ?? inspection.findings).map(findingRow),
    clients: verification?.report.clients.map(clientRow) ?? [],
  };
}

function judgement({ inspection, verification, keyProblem }: Examination): VerdictText {
  if (verification) {
    const { report, key } = verification;
    const text = verdictText(report.verdict);
    return { ...text, explanation: `${text.explanation} ${vscode.l10n.t('Checked with {0}.', key.from)}` };
  }
  if (inspection.malformed) return verdictText('malformed');
  if (inspection.signatures === 'unsigned') return verdictText('unsigned');
  return {
    tone: 'neutral',
    title: vscode.l10n.t('Signed, not verified'),
    explanation:
      keyProblem ??
      vscode.l10n.t('No public key is known for this app. Choose one to see whether the signature is right.'),
  };
}

function factsOf({ inspection }: Examination): Fact[] {
  const files = inspection.entries.filter(({ type }) => type === 'file');
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const unknown = '–';
  return [
    { label: vscode.l10n.t('App id'), value: inspection.appId ?? unknown },
    { label: vscode.l10n.t('Version'), value: inspection.version ?? unknown },
    { label: vscode.l10n.t('Entry page'), value: inspection.entryPage ?? unknown },
    {
      label: vscode.l10n.t('Signature'),
      value: inspection.keyBits === undefined ? unknown : vscode.l10n.t('RSA, {0} bits', inspection.keyBits),
    },
    { label: vscode.l10n.t('Content'), value: `${fileCount(files.length)}, ${formatSize(bytes)}` },
  ];
}

function containerRows({ inspection, verification }: Examination): ContainerRow[] {
  return inspection.containerEntries.map(({ name, size }) => {
    const state = verification?.report.entries.find(entry => entry.name === name)?.signature;
    const { text, tone } = state ? signatureText(state) : { text: '', tone: 'neutral' as const };
    return { name, size: formatSize(size), signature: text, tone };
  });
}

function signatureText(state: SignatureState): { text: string; tone: Tone } {
  switch (state) {
    case 'valid':
      return { text: vscode.l10n.t('valid'), tone: 'good' };
    case 'missing':
      return { text: vscode.l10n.t('missing'), tone: 'bad' };
    case 'empty':
      return { text: vscode.l10n.t('not signed'), tone: 'warning' };
    case 'unchecked':
      return { text: vscode.l10n.t('cannot be read'), tone: 'bad' };
    case 'entry-changed':
      return { text: vscode.l10n.t('changed after signing'), tone: 'bad' };
    case 'wrong-digest':
      return { text: vscode.l10n.t('another digest'), tone: 'bad' };
    case 'wrong-key':
      return { text: vscode.l10n.t('another key'), tone: 'bad' };
    case 'not-base64':
    case 'signature-damaged':
      return { text: vscode.l10n.t('damaged'), tone: 'bad' };
  }
}

function findingRow({ severity, code, entry, message }: PackageFinding): FindingRow {
  return { tone: TONES[severity], code, entry, message };
}

function clientRow({ title, outcome, code, why, confidence }: ClientBehaviour): ClientRow {
  const words = {
    loads: { text: vscode.l10n.t('loads'), tone: 'good' as const },
    refuses: { text: vscode.l10n.t('refuses'), tone: 'bad' as const },
    unknown: { text: vscode.l10n.t('not known'), tone: 'neutral' as const },
  }[outcome];
  const how = {
    documented: vscode.l10n.t('documented'),
    'seen-in-code': vscode.l10n.t('seen in code'),
    inferred: vscode.l10n.t('inferred'),
  }[confidence];
  return {
    name: title,
    tone: words.tone,
    outcome: code === undefined ? words.text : `${words.text} (${code})`,
    why: `${why} (${how})`,
  };
}
