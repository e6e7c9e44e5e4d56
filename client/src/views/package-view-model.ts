import * as vscode from 'vscode';
import type { Severity } from '../../../server/src/findings.ts';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import type { ClientBehaviour, Confidence } from '../../../server/src/offline/verify/client-behaviour.ts';
import type { SignatureState } from '../../../server/src/offline/verify/signature-check.ts';
import type { Verdict } from '../../../server/src/offline/verify/verdict.ts';
import type { Domain } from '../domain/load-domain.ts';
import type { Examination } from '../offline/examine-package.ts';
import { fileCount } from './file-count.ts';
import { fileNodes } from './file-nodes.ts';
import { formatSize } from './format-size.ts';
import { judgementOf } from './judgement.ts';
import type { ClientRow, ContainerRow, Fact, FindingRow, PackageView } from './package-view/messages.ts';
import type { Tone } from './shared/tone.ts';

const TONES: Record<Severity, Tone> = { error: 'bad', warning: 'warning', info: 'neutral', hint: 'neutral' };

/**
 * What the view shows, in the reader's language, of what was found.
 * @param domain says once what holds for several entries
 */
export function packageView(
  examination: Examination,
  { collapseFindings }: Pick<Domain, 'collapseFindings'>,
): PackageView {
  const { inspection, verification } = examination;
  const { tone, title, explanation } = judgementOf(examination);
  const findings = verification?.report.findings ?? inspection.findings;
  return {
    tone,
    verdict: title,
    explanation,
    hasKey: verification !== undefined,
    facts: factsOf(examination),
    files: fileNodes(inspection.entries),
    container: containerRows(examination),
    findings: collapseFindings(findings).map(findingRow),
    clients: verification?.report.clients.map(client => clientRow(client, verification.report.verdict)) ?? [],
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

function findingRow({ severity, code, entry, message, offset }: PackageFinding): FindingRow {
  const place = offset === undefined ? '' : vscode.l10n.t('byte {0}', offset);
  return { tone: TONES[severity], note: [entry, place, code].filter(Boolean).join(' · '), message };
}

function clientRow({ title, outcome, code, why, confidence }: ClientBehaviour, verdict: Verdict): ClientRow {
  const { text, tone } = outcomeWords(outcome, code, verdict);
  return { name: title, tone, outcome: text, why: `${why} (${confidenceText(confidence)})` };
}

/** That a client loads what is not valid is no good news. */
function outcomeWords(
  outcome: ClientBehaviour['outcome'],
  code: number | undefined,
  verdict: Verdict,
): { text: string; tone: Tone } {
  switch (outcome) {
    case 'loads':
      if (verdict === 'valid') return { text: vscode.l10n.t('would load it'), tone: 'good' };
      return { text: vscode.l10n.t('would load it all the same'), tone: 'warning' };
    case 'refuses':
      if (code === undefined) return { text: vscode.l10n.t('would refuse it'), tone: 'bad' };
      return { text: vscode.l10n.t('would refuse it (code {0})', code), tone: 'bad' };
    case 'unknown':
      return { text: vscode.l10n.t('not known'), tone: 'neutral' };
  }
}

function confidenceText(confidence: Confidence): string {
  switch (confidence) {
    case 'documented':
      return vscode.l10n.t('documented');
    case 'seen-in-code':
      return vscode.l10n.t('seen in code, not run; current versions may differ');
    case 'inferred':
      return vscode.l10n.t('inferred');
  }
}
