import type { CodeEntry, CodeInWords, CodeKind } from '../../catalog/codes/catalogue.ts';
import { parseTraceId } from '../../gateway/trace-id.ts';
import { inOneText } from '../../locale.ts';
import type { ExplainedEvent } from '../../logs/explain/explain-events.ts';
import type { RelatedLine } from '../../logs/explain/related-lines.ts';
import { redactText } from '../../logs/redact-text.ts';

/** What elements of `events` have in common in the output of `mpaas explain --format json`. */
export interface JsonEvent {
  /** `null`, with the other three, for a code that stands in no log. */
  file: string | null;
  /** From 1. */
  line: number | null;
  operationType: string | null;
  traceId: string | null;
  /** Lines of offline packages have names instead of numbers. */
  code: number | string;
  kind: CodeKind;
  title: string;
  /** Causes, and what is not known, as one text. */
  explanation: string;
  remedies: string[];
}

/** A code on its own, with everything that the catalogue knows of it. */
export function jsonCode(entry: CodeEntry, words: CodeInWords): JsonEvent {
  const { code, platform = null, constant = null, confidence, list } = entry;
  const { title, place, causes, checks, remedies, tools, unknown, notes, source } = words;
  const explanation = inOneText([...causes, ...unknown]);
  return {
    ...{ file: null, line: null, code, kind: list.group.kind, operationType: null, traceId: null },
    ...{ title, explanation, remedies },
    ...{ platform, constant, place, causes, checks, tools, unknown, notes, source, confidence },
  };
}

/** An event of a log, with what is not to be copied taken out. */
export function jsonLogEvent(explained: ExplainedEvent, related: readonly RelatedLine[]) {
  const { source, event, title, explanation, remedies, burst } = explained;
  const { code, kind, range, operationType, traceId, memo, tips, format, platform, time } = event;
  const { appId, workspaceId, deviceId, costMs } = event;
  const trace = traceId === undefined ? undefined : parseTraceId(traceId);
  return {
    ...{ file: source, line: range.start.line + 1, column: range.start.character + 1, code, kind },
    ...{ operationType: redacted(operationType), traceId: traceId ?? null },
    ...{ memo: redacted(memo), tips: redacted(tips), format, title },
    ...{ explanation: redactText(explanation), remedies },
    ...{ platform, appId, workspaceId, costMs },
    ...(deviceId !== undefined && { deviceId: redactText(deviceId) }),
    ...(time && { time: new Date(time.millis).toISOString() }),
    ...(trace && { gateway: trace.ipv4 }),
    ...(burst && { burst: { spread: burst.spread, times: burst.events.length } }),
    related: related.map(({ source: file, event: { range, code }, says }) => ({
      ...{ file, line: range.start.line + 1, code, says: redactText(says) },
    })),
  };
}

function redacted(text: string | undefined): string | null {
  return text === undefined ? null : redactText(text);
}
