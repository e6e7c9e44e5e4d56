import * as vscode from 'vscode';
import type { JournalTexts } from './journal-view/messages.ts';

/** What the journal view says of itself, in the language of the editor. */
export function journalTexts(): JournalTexts {
  return { ...listTexts(), ...placeholderTexts(), ...explanationTexts(), ...detailTexts(), ...backendTexts() };
}

function listTexts() {
  return {
    calls: vscode.l10n.t('Calls'),
    filter: vscode.l10n.t('Filter by operation type, code, trace id or reason'),
    filterHelp: vscode.l10n.t(
      'Words that all have to be there; an exclamation mark before a word leaves out what has it: login !1000',
    ),
    count: vscode.l10n.t('{0} of {1}', '{0}', '{1}'),
    pause: vscode.l10n.t('Pause'),
    resume: vscode.l10n.t('Resume'),
    resumeWith: vscode.l10n.t('Resume ({0} new)', '{0}'),
    clear: vscode.l10n.t('Clear'),
    exportHar: vscode.l10n.t('Export HAR…'),
    noMatch: vscode.l10n.t('No call matches the filter.'),
    clearFilter: vscode.l10n.t('Clear Filter'),
    noOperationType: vscode.l10n.t('no operation type'),
  };
}

function placeholderTexts() {
  return {
    stopped: vscode.l10n.t('The mock gateway does not run. While it runs, its calls are shown here.'),
    start: vscode.l10n.t('Start Mock Gateway'),
    starting: vscode.l10n.t('The mock gateway starts.'),
    failed: vscode.l10n.t('The mock gateway does not run.'),
    showLog: vscode.l10n.t('Show Log'),
    connecting: vscode.l10n.t('Connecting to the mock gateway'),
    lost: vscode.l10n.t('New calls will be shown once the journal can be read again.'),
    empty: vscode.l10n.t('Nobody has called yet. Calls will be shown here as they come.'),
    emptyHelp: vscode.l10n.t('Let a client call this address, or call an operation from here:'),
    callOperation: vscode.l10n.t('Call Operation'),
    copyUrl: vscode.l10n.t('Copy URL'),
  };
}

function explanationTexts() {
  return {
    explanation: vscode.l10n.t('Why it was refused'),
    change: vscode.l10n.t('Lines of the client, as they should be'),
    signed: vscode.l10n.t('What was signed'),
    signedData: vscode.l10n.t('The request data in it, decoded'),
    sameButSecret: vscode.l10n.t('They differ in what is not shown here, because it holds secrets.'),
    sides: { both: '', expected: vscode.l10n.t('gateway'), signed: vscode.l10n.t('client') },
    facts: {
      expected: vscode.l10n.t('Expected'),
      received: vscode.l10n.t('Received'),
      algorithm: vscode.l10n.t('Algorithm'),
      tried: vscode.l10n.t('Signatures tried'),
      path: vscode.l10n.t('Field'),
      violations: vscode.l10n.t('Violations'),
      offsetMs: vscode.l10n.t('Off by, ms'),
      windowMinutes: vscode.l10n.t('Window, minutes'),
    },
  };
}

function detailTexts() {
  return {
    details: vscode.l10n.t('Call'),
    noDetails: vscode.l10n.t('Choose a call to see its request, its answer and why it was refused.'),
    request: vscode.l10n.t('Request'),
    answer: vscode.l10n.t('Answer'),
    headers: vscode.l10n.t('Headers'),
    body: vscode.l10n.t('Body'),
    noBody: vscode.l10n.t('No body.'),
    cut: vscode.l10n.t('This is the start. The journal does not keep the rest.'),
    openContract: vscode.l10n.t('Open Contract'),
    replay: vscode.l10n.t('Replay'),
    copyCurl: vscode.l10n.t('Copy as curl'),
    saveMock: vscode.l10n.t('Save as Mock'),
    traceId: vscode.l10n.t('Trace id'),
  };
}

function backendTexts() {
  return {
    backend: vscode.l10n.t('Call of the backend'),
    backendRequest: vscode.l10n.t('Request to the backend'),
    backendAnswer: vscode.l10n.t('Answer of the backend'),
    noAnswer: vscode.l10n.t('No whole answer came.'),
    sentAgain: vscode.l10n.t('Sent {0} times, because a connection that was kept open had been closed.', '{0}'),
  };
}
