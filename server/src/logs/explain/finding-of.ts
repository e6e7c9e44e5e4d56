import path from 'node:path';
import type { Finding } from '../../findings.ts';
import { inLanguage, inOneText } from '../../locale.ts';
import { redactText } from '../redact-text.ts';
import type { ExplainedEvent } from './explain-events.ts';
import type { RelatedLine } from './related-lines.ts';

/** A failure as a finding about its log, without what is not to be copied. Sources of events have to be paths. */
export function findingOf(explained: ExplainedEvent, related: readonly RelatedLine[]): Finding {
  const { source, event, title, explanation, remedies } = explained;
  return {
    code: `log/${event.code}`,
    severity: 'error',
    message: inOneText([inLanguage({ en: `${title}.`, zh: `${title}。` }), redactText(explanation), ...remedies]),
    file: path.resolve(source),
    range: event.range,
    ...(related.length > 0 && {
      related: related.map(line => ({
        ...{ message: redactText(line.says), file: path.resolve(line.source), range: line.event.range },
      })),
    }),
  };
}
