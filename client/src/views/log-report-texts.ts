import * as vscode from 'vscode';
import type { LogReportTexts } from './log-report-view/messages.ts';

/** What the log report says of itself, in the language of the editor. */
export function logReportTexts(): LogReportTexts {
  return { ...listTexts(), ...timelineTexts(), ...overviewTexts(), ...eventTexts(), ...storyTexts() };
}

function listTexts() {
  return {
    filter: vscode.l10n.t('Filter by code, operation type, trace id, device or text'),
    filterHelp: vscode.l10n.t(
      'Words that all have to be there; an exclamation mark before a word leaves out what has it. code:, kind:, operation:, device:, trace: and app: have to be just so: code:7002 !login',
    ),
    count: vscode.l10n.t('{0} of {1}', '{0}', '{1}'),
    copy: vscode.l10n.t('Copy Report'),
    exportJson: vscode.l10n.t('Export JSON…'),
    readAgain: vscode.l10n.t('Read Again'),
    reading: vscode.l10n.t('Reading the logs'),
    readSoFar: vscode.l10n.t('{0} % read', '{0}'),
    cancel: vscode.l10n.t('Cancel'),
    waiting: vscode.l10n.t('Reading the logs'),
    failed: vscode.l10n.t('There is no report.'),
    events: vscode.l10n.t('Events'),
    noEvents: vscode.l10n.t('No event of mPaaS in these logs.'),
    noMatch: vscode.l10n.t('No event matches the filter.'),
    clearFilter: vscode.l10n.t('Clear Filter'),
    noOperationType: vscode.l10n.t('no operation type'),
    noCode: '–',
  };
}

function timelineTexts() {
  return {
    timeline: vscode.l10n.t('Timeline'),
    timelineHelp: vscode.l10n.t(
      'Click a bar, or go to it with the arrow keys and press Enter, to see its events only; with Shift, more of them. Escape shows all.',
    ),
    beside: vscode.l10n.t('{0} events before, {1} after', '{0}', '{1}'),
    clearTime: vscode.l10n.t('Show all of the time'),
  };
}

function overviewTexts() {
  const [events, failures] = [vscode.l10n.t('Events'), vscode.l10n.t('Failures')];
  const [first, last, clock] = [vscode.l10n.t('First'), vscode.l10n.t('Last'), vscode.l10n.t('Clock')];
  return {
    tabList: vscode.l10n.t('Parts of the report'),
    tabs: {
      overview: vscode.l10n.t('Overview'),
      event: vscode.l10n.t('Event'),
      request: vscode.l10n.t('Request'),
    },
    totals: vscode.l10n.t('{0} lines, {1} events, {2} failures', '{0}', '{1}', '{2}'),
    times: vscode.l10n.t('times of {0}', '{0}'),
    leftOut: vscode.l10n.t('Left out'),
    bursts: vscode.l10n.t('What failures have in common'),
    logs: vscode.l10n.t('Logs'),
    logColumns: [
      vscode.l10n.t('Log'),
      vscode.l10n.t('State'),
      vscode.l10n.t('Size'),
      vscode.l10n.t('Lines'),
      events,
      failures,
      clock,
    ] as LogReportTexts['logColumns'],
    states: {
      reading: vscode.l10n.t('reading'),
      following: vscode.l10n.t('live'),
      missing: vscode.l10n.t('not there'),
      failed: vscode.l10n.t('cannot be read'),
      stopped: vscode.l10n.t('stopped'),
      text: vscode.l10n.t('text of the editor'),
    },
    codes: vscode.l10n.t('Codes'),
    codeColumns: [
      vscode.l10n.t('Code'),
      vscode.l10n.t('Meaning'),
      events,
      first,
      last,
    ] as LogReportTexts['codeColumns'],
    operations: vscode.l10n.t('Operations'),
    operationColumns: [
      vscode.l10n.t('Operation type'),
      events,
      failures,
      first,
      last,
    ] as LogReportTexts['operationColumns'],
    devices: vscode.l10n.t('Devices'),
    deviceColumns: [vscode.l10n.t('Device'), events, failures, clock, first, last] as LogReportTexts['deviceColumns'],
    showAll: vscode.l10n.t('Show all {0}', '{0}'),
  };
}

function eventTexts() {
  return {
    explanation: vscode.l10n.t('Why'),
    remedies: vscode.l10n.t('What to do'),
    related: vscode.l10n.t('Concluded from'),
    facts: vscode.l10n.t('What the log says'),
    goTo: vscode.l10n.t('Go to'),
    showRequest: vscode.l10n.t('Show Request'),
    copyEvent: vscode.l10n.t('Copy'),
    gone: vscode.l10n.t('the log does not have this line any more'),
    traceId: vscode.l10n.t('Trace id'),
  };
}

function storyTexts() {
  return {
    gateway: vscode.l10n.t('Taken by the gateway'),
    steps: vscode.l10n.t('Its way'),
    lines: vscode.l10n.t('Lines that name it'),
    noLines: vscode.l10n.t('No line of these logs has its trace id any more.'),
    moreLines: vscode.l10n.t('There are more lines than these {0}.', '{0}'),
  };
}
