import * as l10n from '@vscode/l10n';
import type { GatewayEvent } from './events.ts';

export interface DescribedEvent {
  level: 'info' | 'warn' | 'error';
  text: string;
}

/** An event in one line for a log, in the language of the process. */
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
    case 'loaded': {
      const line = l10n.t('Read {0} services with {1} operations.', event.services, event.operations);
      if (event.unreadable.length === 0) return { level: 'info', text: line };
      const kept = l10n.t('Not readable, so what they said before counts: {0}', event.unreadable.join(', '));
      return { level: 'warn', text: `${line} ${kept}` };
    }
    case 'failed':
      return { level: 'error', text: event.message };
  }
}
