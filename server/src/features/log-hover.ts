import { type Hover, HoverRequest, MarkupKind, type Position } from 'vscode-languageserver';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { describeOperation } from './support/describe-operation.ts';
import { operationsOfType } from './support/known-operations.ts';
import { logContext } from './support/log-context.ts';
import type { LogDocument } from './support/log-documents.ts';
import { logLine } from './support/log-lines.ts';

/**
 * On a code in a log: what it means, why it came to it here, what to do, and how sure that is. On a trace id, who took the
 * request and when; on what is percent-encoded, what it says; on an operation type, what contracts say of it.
 */
export const logHover: Feature = context => ({
  capabilities: { hoverProvider: true },
  answers: [
    answerTo(HoverRequest.type, async ({ textDocument: { uri }, position }, token) => {
      const log = await context.logs.get(uri, token);
      if (!log) return null;
      const hover = (await codeHover(log, position, context)) ?? (await tokenHover(log, position, context, token));
      throwIfCancelled(token);
      return hover ?? null;
    }),
  ],
});

async function codeHover(log: LogDocument, at: Position, context: FeatureContext): Promise<Hover | undefined> {
  const { annotations, language, document } = log;
  const event = annotations.codeAt(at);
  if (!event) return undefined;
  const explained = annotations.explain(event, await logContext(context, document.uri, language));
  return hover(language.describeEvent(explained, annotations), event.range);
}

async function tokenHover(
  { annotations, language, document }: LogDocument,
  { line, character }: Position,
  context: FeatureContext,
  token: CancellationSignal,
): Promise<Hover | undefined> {
  const found = language.tokenAt(logLine(document, line), character);
  if (!found) return undefined;
  const range = { start: { line, character: found.start }, end: { line, character: found.end } };
  if (found.kind === 'trace-id') return hover(language.describeTraceId(found.text, annotations), range);
  if (found.kind === 'percent-encoded') return hover(language.logText(found.text), range);
  const [known] = await operationsOfType(context, found.text, fileOfUri(document.uri));
  throwIfCancelled(token);
  return known && hover(await describeOperation(context, known), range);
}

function hover(value: string, range: Hover['range'] & object): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range };
}
