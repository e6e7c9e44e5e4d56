import * as l10n from '@vscode/l10n';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { countCodes } from '../logs/count-codes.ts';
import type { CodedEvent, EventKind } from '../logs/event.ts';
import type { ExplainedEvent } from '../logs/explain/explain-events.ts';
import { codePageUri } from '../report/code-page.ts';
import { Debouncer } from '../workspace/debounce.ts';
import { fileOfUri } from '../workspace/files.ts';
import { Turns } from '../workspace/turns.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { logContext } from './support/log-context.ts';
import { isLog, type LogDocument } from './support/log-documents.ts';
import { runDetached } from './support/safe.ts';

/** Of one log. More would keep from sight what else is wrong in a workspace. */
const MOST_PROBLEMS = 250;
/** Of signatures, for what the client does otherwise: each takes some milliseconds. Hovers look for it in any case. */
const MOST_SEARCHES = 25;
/** Lines that something is concluded from. */
const MOST_RELATED = 5;
/** Of failures that are not shown one by one. */
const MOST_CODES = 5;

/** What clients tell of themselves may be a matter of the network; the others refused a call. */
const SEVERITIES: Record<EventKind, DiagnosticSeverity> = {
  gateway: DiagnosticSeverity.Error,
  business: DiagnosticSeverity.Error,
  guard: DiagnosticSeverity.Error,
  package: DiagnosticSeverity.Error,
  client: DiagnosticSeverity.Warning,
  jsapi: DiagnosticSeverity.Warning,
  request: DiagnosticSeverity.Information,
  registration: DiagnosticSeverity.Information,
};

/**
 * Shows the failures that open logs tell of among the problems, each with why it came to it. Not those in output channels,
 * which tell of what one does at this moment.
 */
export const logProblems: Feature = context => ({
  capabilities: {},
  register(connection) {
    const debouncer = new Debouncer<string>();
    const schedule = ({ uri }: { uri: string }) =>
      debouncer.schedule(uri, () => runDetached(connection, 'logs', publish(context, uri)));
    const scheduleAll = () => context.logs.all().filter(hasProblems).forEach(schedule);
    context.documents.onDidChangeContent(({ document }) => {
      if (isLog(document) && hasProblems(document)) schedule(document);
    });
    context.documents.onDidClose(({ document }) => {
      debouncer.cancel(document.uri);
      if (isLog(document)) context.problems.show('logs', keyOf(document.uri), []);
    });
    context.analyses.onAnalyzed(scheduleAll);
    context.analyses.onRemoved(scheduleAll);
    context.settings.onChanged(scheduleAll);
    context.trustGranted.add(scheduleAll);
  },
});

function hasProblems({ uri }: { uri: string }): boolean {
  return !uri.startsWith('output:');
}

/** Documents that are no files are known by their URIs. */
function keyOf(uri: string): string {
  return fileOfUri(uri) ?? uri;
}

async function publish(context: FeatureContext, uri: string): Promise<void> {
  const log = await context.logs.get(uri);
  if (!log) return;
  const isOn = await context.settings.isOn('logProblems', uri);
  const diagnostics = isOn ? await diagnosticsOf(log, context) : [];
  // Changed meanwhile: whatever comes next says what is true then.
  if (!diagnostics || !isCurrent(log, context)) return;
  context.problems.show('logs', keyOf(uri), diagnostics);
}

function isCurrent({ document }: LogDocument, { documents }: FeatureContext): boolean {
  return documents.get(document.uri) === document;
}

/** @returns nothing when the text changed meanwhile */
async function diagnosticsOf(log: LogDocument, context: FeatureContext): Promise<Diagnostic[] | undefined> {
  const { document, annotations, language } = log;
  const { version, uri } = document;
  const known = { ...(await logContext(context, uri, language)), searches: { left: MOST_SEARCHES } };
  const diagnostics: Diagnostic[] = [];
  const turns = new Turns();
  for (const event of annotations.failures.slice(0, MOST_PROBLEMS)) {
    diagnostics.push(diagnosticOf(annotations.explain(event, known), log));
    await turns.next();
    if (document.version !== version) return undefined;
  }
  return [...diagnostics, ...leftOut(annotations.failures.slice(MOST_PROBLEMS))];
}

function diagnosticOf(explained: ExplainedEvent, log: LogDocument): Diagnostic {
  const { document, annotations, language } = log;
  const { event } = explained;
  const related = annotations.relatedLines(explained).slice(0, MOST_RELATED);
  const known = language.knowledgeOf(event);
  const href = known && codePageUri(known.page);
  return {
    range: event.range,
    severity: SEVERITIES[event.kind],
    code: `log/${event.code}`,
    source: 'mPaaS',
    message: language.messageOf(explained),
    ...(href && { codeDescription: { href } }),
    ...(related.length > 0 && {
      relatedInformation: related.map(line => ({
        location: { uri: document.uri, range: line.event.range },
        message: line.says,
      })),
    }),
  };
}

/** Says at the first one how many there are that are not shown. */
function leftOut(events: readonly CodedEvent[]): Diagnostic[] {
  const [first] = events;
  if (!first) return [];
  const most = countCodes(events).slice(0, MOST_CODES);
  const message = l10n.t(
    'From here on {0} more failures of this log are not listed here: {1}. Hovers and hints tell of them, too.',
    events.length,
    most.map(([code, times]) => `${code} × ${times}`).join(', '),
  );
  return [
    { range: first.range, severity: DiagnosticSeverity.Information, code: 'log/left-out', source: 'mPaaS', message },
  ];
}
