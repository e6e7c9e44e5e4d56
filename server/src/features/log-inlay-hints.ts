import {
  type InlayHint,
  InlayHintRequest,
  InlayHintResolveRequest,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import type { CodedEvent } from '../logs/event.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { logContext } from './support/log-context.ts';
import { isLog, type LogDocument } from './support/log-documents.ts';
import { lineEnd } from './support/log-lines.ts';
import type { Refresher } from './support/refresher.ts';
import { inlayHintRefresher } from './support/refreshers.ts';

/** What a hint that is not resolved yet is about: where the code stands. */
interface HintData {
  log: { uri: string; line: number; character: number };
}

/** Editors show no more of them at once. */
const MOST_HINTS = 1500;

/** At the ends of lines in logs, what the codes in them are called; all that there is to say of them where one points at it. */
export const logInlayHints: Feature = context => {
  let refresher: Refresher | undefined;
  return {
    capabilities: { inlayHintProvider: { resolveProvider: true } },
    answers: [
      answerTo(InlayHintRequest.type, async ({ textDocument: { uri }, range }, token) => {
        if (!context.documents.get(uri)) refresher?.shown();
        const log = await context.logs.get(uri, token);
        if (!log || !(await context.settings.isOn('inlayHints', uri))) return null;
        throwIfCancelled(token);
        refresher?.shown();
        return hintsIn(log, range);
      }),
      answerTo(InlayHintResolveRequest.type, async (hint, token) => {
        const at = (hint.data as Partial<HintData> | undefined)?.log;
        const log = at && (await context.logs.get(at.uri, token));
        const event = log?.annotations.codeAt(at as HintData['log']);
        if (!log || !event) return null;
        const explained = log.annotations.explain(event, await logContext(context, log.document.uri, log.language));
        throwIfCancelled(token);
        const value = log.language.describeEvent(explained, log.annotations);
        return { ...hint, tooltip: { kind: MarkupKind.Markdown, value } };
      }),
    ],
    register(connection) {
      const made = inlayHintRefresher(context, connection);
      const changed = () => made.changed();
      context.settings.onChanged(changed);
      // A client may ask before it has told of the document.
      context.documents.onDidOpen(({ document }) => {
        if (isLog(document)) changed();
      });
      refresher = made;
    },
    stop: () => refresher?.stop(),
  };
};

/** One for each line: what the first code in it is called. */
function hintsIn({ annotations, document, language }: LogDocument, { start, end }: Range): InlayHint[] {
  const byLine = new Map<number, CodedEvent>();
  for (const event of annotations.failuresIn(start.line, end.line)) {
    const { line } = event.range.start;
    if (byLine.size === MOST_HINTS) break;
    if (!byLine.has(line)) byLine.set(line, event);
  }
  return [...byLine].map(([line, event]) => {
    const log = { uri: document.uri, line, character: event.range.start.character };
    return {
      position: lineEnd(document, line),
      label: language.titleOf(event),
      paddingLeft: true,
      data: { log } satisfies HintData,
    };
  });
}
