import * as l10n from '@vscode/l10n';
import type { CodedEvent } from '../event.ts';
import type { Burst } from '../evidence/bursts.ts';
import { catalogueTexts, codeTitle } from '../explain/code-texts.ts';
import type { ExplainedEvent } from '../explain/explain-events.ts';

/** Editors cut off longer hints at the end of lines. */
const MOST_TITLE = 60;
/** Of a problem: more is in the hover. */
const MOST_MESSAGE = 600;

/** What a line's end says of a failure: a few words. */
export function titleOf(event: CodedEvent): string {
  return shortened(codeTitle(event, catalogueTexts), MOST_TITLE);
}

/** What a list of problems says of a failure: title, why it came here, and what to do first. */
export function messageOf({ event: { code }, title, explanation, remedies: [remedy] }: ExplainedEvent): string {
  const name = typeof code === 'number' ? `${code} ${title}` : title;
  const said = remedy === undefined || explanation.includes(remedy) ? explanation : `${explanation} ${remedy}`;
  return shortened(l10n.t('{0}: {1}', name, said), MOST_MESSAGE);
}

/** What stands above the first line of a burst. */
export function burstTitle({ code, spread, events, operationTypes, deviceIds }: Burst): string {
  switch (spread) {
    case 'many-operations':
      return l10n.t('{0} × {1}, for {2} operations', events.length, code, operationTypes.length);
    case 'one-device':
      return l10n.t('{0} × {1}, all on the device {2}', events.length, code, deviceIds[0] ?? '?');
    case 'one-operation':
      return l10n.t('{0} × {1}, all for {2}', events.length, code, operationTypes[0] ?? '?');
  }
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
