import * as l10n from '@vscode/l10n';
import { redactText } from '../redact-text.ts';
import type { LogReportView } from './model.ts';

/** A report that may be given away: paths would name whose machine it is, and devices may be named by numbers of people. */
export function withoutPeople(report: LogReportView): LogReportView {
  return {
    ...report,
    sources: report.sources.map(({ file: _, ...source }) => source),
    devices: report.devices.map(device => ({ ...device, deviceId: redactText(device.deviceId) })),
  };
}

/** A report as text, for tickets and mails. Without the places of the logs on this machine. */
export function reportText({
  sources,
  totals,
  timeZone,
  codes,
  operations,
  devices,
  bursts,
  leftOut,
}: LogReportView): string {
  const time = (at: number | undefined) => (at === undefined ? '-' : momentText(at, timeZone));
  const span = ({ first, last }: { first?: number; last?: number }) => `${time(first)} - ${time(last)}`;
  const sections: [string, string[]][] = [
    [
      l10n.t('Logs'),
      sources.map(({ name, lines, events, failures, clock, problem }) =>
        join(name, l10n.t('{0} lines, {1} events, {2} failures', lines, events, failures), clock?.text, problem),
      ),
    ],
    [l10n.t('Codes'), codes.map(row => join(`${row.code} ${row.title}`, String(row.events), span(row)))],
    [
      l10n.t('Operations'),
      operations.map(row =>
        join(row.operationType, l10n.t('{0} events, {1} failures', row.events, row.failures), span(row)),
      ),
    ],
    [
      l10n.t('Devices'),
      devices.map(row =>
        join(row.deviceId, l10n.t('{0} events, {1} failures', row.events, row.failures), row.clock?.text, span(row)),
      ),
    ],
    [l10n.t('What failures have in common'), bursts],
    [l10n.t('Left out'), leftOut],
  ];
  const head = [
    l10n.t('mPaaS log report'),
    join(
      l10n.t('{0} lines, {1} events, {2} failures', totals.lines, totals.events, totals.failures),
      span(totals),
      timeZone,
    ),
  ];
  const parts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map(line => `  ${line}`)].join('\n'));
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

function join(...parts: (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(' · ');
}

function momentText(at: number, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', options).format(at);
}
