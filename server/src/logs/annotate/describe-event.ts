import * as l10n from '@vscode/l10n';
import { codePageUri } from '../../report/code-page.ts';
import type { LogEvent } from '../event.ts';
import type { ExplainedEvent } from '../explain/explain-events.ts';
import { redactText } from '../redact-text.ts';
import { type CodeKnowledge, knowledgeOf } from './code-knowledge.ts';
import type { LogAnnotations } from './log-annotations.ts';
import { describeTraceId } from './trace-id-text.ts';

/**
 * All that there is to say of an event, as Markdown: what the code is called, why it came here, what to do, what the log
 * says of the call, and where that is known from. Texts of logs are written as texts, and without secrets.
 */
export function describeEvent(explained: ExplainedEvent, annotations: LogAnnotations): string {
  const { event, title, says } = explained;
  const known = knowledgeOf(event);
  const name = typeof event.code === 'number' ? `${event.code} · ${title}` : title;
  return [
    [`**${plain(name)}**`, known?.place].filter(Boolean).join(' · '),
    plain(says.length > 0 ? says.join(' ') : explained.explanation),
    says.length > 0 && known && section(l10n.t('Where the log says no more'), known.causes),
    section(l10n.t('What to do'), explained.remedies.map(plain)),
    factsOf(event, annotations)
      .map(line => `- ${line}`)
      .join('\n'),
    known && sourceOf(event, known),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function section(title: string, statements: readonly string[]): string {
  return statements.length > 0 ? [`*${title}*`, statements.map(each => `- ${each}`).join('\n')].join('\n\n') : '';
}

function factsOf(event: LogEvent, annotations: LogAnnotations): string[] {
  const { operationType, appId, workspaceId, memo, tips, traceId } = event;
  return [
    operationType !== undefined && l10n.t('Operation type: {0}', code(operationType)),
    appId !== undefined && l10n.t('App id: {0}', code([appId, workspaceId].filter(Boolean).join(' / '))),
    // What is for users is mostly the same.
    memo !== undefined && l10n.t('Memo: {0}', logText(memo)),
    tips !== undefined && tips !== memo && l10n.t('Tips: {0}', logText(tips)),
    traceId !== undefined && describeTraceId(traceId, annotations, event),
  ].filter(line => line !== false);
}

function sourceOf({ code: of }: LogEvent, { source, page }: CodeKnowledge): string {
  const uri = codePageUri(page);
  return uri === undefined ? source : `${source} · [${l10n.t('All about {0}', String(of))}](${uri})`;
}

/** What a log says: as text and without secrets. */
export function logText(text: string): string {
  return plain(redactText(text));
}

/** A text in one line that is no Markdown. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_<>|![\]#&~]/g, String.raw`\$&`);
}

/** A name as it is written. */
function code(text: string): string {
  return `\`${redactText(text).replaceAll('`', "'")}\``;
}
