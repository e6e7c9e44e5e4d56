import * as l10n from '@vscode/l10n';
import { findingLine } from '../report/text.ts';
import type { GatewayEvent, LoadedEvent } from './events.ts';

export interface DescribedEvent {
  level: 'info' | 'warn' | 'error';
  text: string;
}

/** An event for a log, in the language of the process: a line, and one more for each error in a contract or each notice. */
export function describeEvent(event: GatewayEvent): DescribedEvent {
  switch (event.kind) {
    case 'answered': {
      const line = `${event.code} ${event.operationType || '-'} ${event.ms.toFixed(1)} ms ${event.traceId}`;
      if (event.code === 1000) return { level: 'info', text: line };
      return {
        level: event.code === 8002 ? 'info' : 'warn',
        text: event.hypothesis ? `${line} ${event.hypothesis}` : line,
      };
    }
    case 'skipped': {
      const codes = Object.entries(event.codes).map(([code, times]) => `${code} × ${times}`);
      return { level: 'info', text: l10n.t('More answers in the same second: {0}', codes.join(', ')) };
    }
    case 'loaded':
      return describeLoaded(event);
    case 'handlers': {
      const line = l10n.t('Read {0} mock handlers with {1} operations.', event.files.length, event.operations);
      return { level: event.problems.length > 0 ? 'warn' : 'info', text: [line, ...event.problems].join('\n') };
    }
    case 'told':
      return { level: event.level, text: event.message };
    case 'noted':
      return {
        level: event.added.length > 0 ? 'warn' : 'info',
        text: [
          ...event.added.map(({ message }) => message),
          ...event.settled.map(({ message }) => l10n.t('Settled: {0}', message)),
        ].join('\n'),
      };
    case 'failed':
      return { level: 'error', text: event.message };
  }
}

function describeLoaded({ isFirst, services, operations, unreadable, findings }: LoadedEvent): DescribedEvent {
  const line = l10n.t('Read {0} services with {1} operations.', services, operations);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (unreadable.length === 0 && errors.length === 0) return { level: 'info', text: line };
  const names = unreadable.join(', ');
  const rest = isFirst
    ? l10n.t('Not readable, so left out: {0}', names)
    : l10n.t('Not readable, so what they said before counts: {0}', names);
  const lines = [names === '' ? line : `${line} ${rest}`, ...errors.map(each => findingLine(each, process.cwd()))];
  return { level: 'warn', text: lines.join('\n') };
}
