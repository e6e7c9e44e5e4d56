import * as l10n from '@vscode/l10n';
import { HAR_LIMIT } from '../limits.ts';
import type { LogReport } from './log-report.ts';

/** What a report does not have, in words. @param rows that are told of, of each table */
export function leftOut(report: LogReport, rows: number): string[] {
  const { dropped, sources, codes, operations, devices } = report;
  const lost = dropped.failures + dropped.others;
  const tables = [
    [codes.size, l10n.t('codes')],
    [operations.size, l10n.t('operations')],
    [devices.size, l10n.t('devices')],
  ] as const;
  const uncounted = [
    [codes.uncounted, l10n.t('codes')],
    [operations.uncounted, l10n.t('operations')],
    [devices.uncounted, l10n.t('devices')],
  ] as const;
  return [
    ...(lost > 0
      ? [
          l10n.t(
            'The first {0} events, {1} of them failures, are counted and cannot be listed any more. Bursts and clocks are those of the last ones.',
            lost,
            dropped.failures,
          ),
        ]
      : []),
    ...tables
      .filter(([count]) => count > rows)
      .map(([count, what]) => l10n.t('Of {0} {1} the most frequent {2} are listed.', count, what, rows)),
    ...uncounted
      .filter(([count]) => count > 0)
      .map(([count, what]) => l10n.t('{0} events are of {1} beyond the first that are told apart.', count, what)),
    ...sources
      .filter(({ state }) => state === 'stopped')
      .map(({ input, read }) =>
        l10n.t(
          '{0} was read up to {1} % when you stopped that.',
          input.name,
          Math.floor((100 * read.bytes) / (read.size || 1)),
        ),
      ),
    ...sources
      .filter(({ read }) => read.isCut)
      .map(({ input }) =>
        l10n.t('Of {0}, a HAR file, the first {1} MB are read.', input.name, HAR_LIMIT / 1024 / 1024),
      ),
    ...sources
      .filter(source => source.hasEarlierFiles)
      .map(({ input }) =>
        l10n.t(
          '{0} was rotated or emptied meanwhile: what it had before is counted here, and is not in the file any more.',
          input.name,
        ),
      ),
  ];
}
