import { hasCode } from '../../logs/event.ts';
import { isFailure } from '../../logs/evidence/bursts.ts';
import { Evidence } from '../../logs/evidence/evidence.ts';
import type { PlacedEvent } from '../../logs/evidence/stories.ts';
import type { PlacedCode } from '../../logs/explain/cause.ts';
import type { ExplainContext } from '../../logs/explain/context.ts';
import { type ExplainedEvent, explainEvent } from '../../logs/explain/explain-events.ts';
import { findingOf } from '../../logs/explain/finding-of.ts';
import { failedRequests, type RelatedLine, relatedLines } from '../../logs/explain/related-lines.ts';
import { tellOnce } from '../../logs/explain/tell-once.ts';
import { sarifLog } from '../../report/sarif.ts';
import { VERSION } from '../../version.ts';
import { note, print, printJson, printJsonList } from '../output.ts';
import { jsonLogEvent } from './explanation-json.ts';
import { layOut, leftOutText, placeText } from './explanation-text.ts';

/** Prints what failed, each explanation once, with the events that it holds for. */
export function printTellings(placed: readonly PlacedEvent[], context: ExplainContext): void {
  const evidence = new Evidence(placed);
  const requests = failedRequests(placed);
  /** Where each remedy was printed. */
  const printed = new Map<string, string>();
  for (const telling of tellOnce(placed.filter(isFailed), evidence, context)) {
    const { explained } = telling;
    const related = relatedLines(explained, requests.get(explained.event.traceId ?? '') ?? [], evidence);
    print(`${layOut(telling, { related, printed })}\n`);
    for (const remedy of explained.remedies) if (!printed.has(remedy)) printed.set(remedy, placeText(explained));
  }
}

/** Prints all events that have a code, for programs. */
export function printJsonEvents(
  placed: readonly PlacedEvent[],
  context: ExplainContext,
  summary: object,
): Promise<void> {
  return printJsonList('events', jsonEvents(placed, context), () => ({ summary }));
}

function* jsonEvents(placed: readonly PlacedEvent[], context: ExplainContext): Iterable<object> {
  const coded = placed.filter((each): each is PlacedCode => hasCode(each.event));
  for (const { explained, related } of explanations(coded, placed, context)) yield jsonLogEvent(explained, related);
}

/**
 * Prints what failed as a SARIF log, in which each failure is a result. Code scanning services take 25,000 of one run, and no
 * more failures are kept.
 */
export function printSarifEvents(placed: readonly PlacedEvent[], context: ExplainContext, leftOut: number): void {
  const titles = new Map<string, string>();
  const findings = [];
  for (const { explained, related } of explanations(placed.filter(isFailed), placed, context)) {
    const finding = findingOf(explained, related);
    findings.push(finding);
    titles.set(finding.code, explained.title);
  }
  printJson(sarifLog(findings, process.cwd(), VERSION, code => titles.get(code)));
  if (leftOut > 0) note(leftOutText(leftOut));
}

interface Explanation {
  explained: ExplainedEvent;
  related: RelatedLine[];
}

/** Explains some of the events, one after another, out of what all say together. */
function* explanations(
  some: readonly PlacedCode[],
  placed: readonly PlacedEvent[],
  context: ExplainContext,
): Iterable<Explanation> {
  const evidence = new Evidence(placed);
  const requests = failedRequests(placed);
  for (const each of some) {
    const explained = explainEvent(each, evidence, context);
    const request = isFailure(each.event) ? requests.get(each.event.traceId ?? '') : undefined;
    yield { explained, related: relatedLines(explained, request ?? [], evidence) };
  }
}

function isFailed(placed: PlacedEvent): placed is PlacedCode {
  return isFailure(placed.event);
}
