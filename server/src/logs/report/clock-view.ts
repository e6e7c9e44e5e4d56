import * as l10n from '@vscode/l10n';
import type { ClockSkew } from '../evidence/clock-skew.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { durationText } from '../explain/durations.ts';
import type { ClockView } from './model.ts';
import type { ReportEvent } from './recent-events.ts';

/** Clocks are measured of so many devices and logs. */
const CLOCKS = 500;

/** How the clocks of devices, by id, and of logs that name no devices, by key, stand to the gateway's. */
export interface Clocks {
  ofDevices: ReadonlyMap<string, ClockView>;
  ofSources: ReadonlyMap<string, ClockView>;
}

export function clocksOf(events: readonly ReportEvent[], evidence: Evidence): Clocks {
  const [devices, sources] = [new Map<string, ReportEvent>(), new Map<string, ReportEvent>()];
  for (const kept of events) {
    const { deviceId } = kept.event;
    if (deviceId === undefined) sources.set(kept.source, kept);
    else if (devices.size < CLOCKS || devices.has(deviceId)) devices.set(deviceId, kept);
  }
  const measured = (clients: ReadonlyMap<string, ReportEvent>) =>
    new Map(
      [...clients].flatMap(([client, kept]): [string, ClockView][] => {
        const skew = evidence.skewOf(kept);
        return skew ? [[client, clockView(skew)]] : [];
      }),
    );
  return { ofDevices: measured(devices), ofSources: measured(sources) };
}

function clockView(skew: ClockSkew): ClockView {
  return { text: clockText(skew), tone: skew.class === 'fine' ? 'good' : 'bad' };
}

function clockText({ class: kind, offsetMs, perDayMs, replayed, requests }: ClockSkew): string {
  const offset =
    offsetMs >= 0 ? l10n.t('{0} ahead', durationText(offsetMs)) : l10n.t('{0} behind', durationText(offsetMs));
  switch (kind) {
    case 'fine':
      return l10n.t('right ({0})', offset);
    case 'time-zone':
      return l10n.t('{0}: a time zone', offset);
    case 'seconds':
      return l10n.t('Ts is in seconds');
    case 'replay':
      return l10n.t('{0} of {1} requests sent again later', replayed, requests);
    case 'drift':
      return perDayMs === 0 ? offset : l10n.t('{0}, changing by {1} a day', offset, durationText(perDayMs));
  }
}
