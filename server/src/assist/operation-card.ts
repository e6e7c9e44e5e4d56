import * as l10n from '@vscode/l10n';
import type { Json, Operation, Service } from '../contracts/model.ts';

/** What a card says beyond the operation itself. */
export interface CardDetails {
  service: Service;
  /** Values that fit the contract; absent where the operation takes or gives none. */
  request?: Json;
  result?: Json;
  /** Lines about where the operation is generated, handled and called, as Markdown. */
  places?: readonly string[];
}

/** More lines of JSON than this hide what is behind the card. */
const MAX_LINES = 16;

/** What goes over the wire for an operation, as Markdown in the reader's language. */
export function operationCard(operation: Operation, details: CardDetails): string {
  const { service, request, result, places = [] } = details;
  return [
    `**${operation.operationType}** · \`${service.name}.${operation.name}\``,
    operation.description,
    operation.deprecated !== undefined && `*${l10n.t('Deprecated.')}* ${operation.deprecated}`.trimEnd(),
    policyLine(operation),
    operation.request && request !== undefined && example(l10n.t('Request'), request),
    operation.result ? result !== undefined && example(l10n.t('Response'), result) : l10n.t('Response: nothing'),
    places.map(line => `- ${line}`).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function policyLine({ http, signCheck, checkLogin, retryable, timeoutMs }: Operation): string {
  return [
    `\`${http.method} ${http.path}\``,
    http.form && l10n.t('body as a form'),
    signCheck ? l10n.t('signed') : l10n.t('not signed'),
    checkLogin && l10n.t('signed-in users only'),
    retryable && l10n.t('may be sent twice'),
    timeoutMs !== undefined && l10n.t('at most {0} ms', timeoutMs),
  ]
    .filter(Boolean)
    .join(' · ');
}

function example(title: string, value: Json): string {
  const lines = JSON.stringify(value, undefined, 2).split('\n');
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES - 1), '…'] : lines;
  return `${title}\n\`\`\`json\n${shown.join('\n')}\n\`\`\``;
}
