import * as l10n from '@vscode/l10n';
import pc from 'picocolors';
import type { CodePlatform } from '../catalog/codes/catalogue.ts';
import { catalogueLanguage } from '../locale.ts';
import { type CodedEvent, hasCode, type LogEvent } from '../logs/event.ts';
import { LogReader } from '../logs/log-reader.ts';
import { readLogFile } from '../logs/read-log-file.ts';
import type { JsonEvent } from './explanation-json.ts';
import { print, printJson } from './output.ts';

type Catalogue = typeof import('../catalog/codes/catalogue.ts');

interface ExplainLogsOptions {
  platform?: CodePlatform | undefined;
  format: 'text' | 'json';
}

/** Standard input. */
const STDIN = '-';

/** What is printed of one log at most, so that a log of nothing but errors stays readable and fits in memory. */
const MOST_EVENTS = 100_000;

/**
 * Prints what is in logs, event by event: what its code means, and what to do. Events of text output are printed as they
 * come, so that a log can be followed.
 * @param files paths, or `-` for standard input
 */
export async function explainLogs(files: string[], { platform, format }: ExplainLogsOptions): Promise<void> {
  const catalogue = await import('../catalog/codes/catalogue.ts');
  const events: JsonEvent[] = [];
  const byCode: Record<string, number> = {};
  let [lines, found] = [0, 0];
  for (const file of files) {
    const take = (given: LogEvent[]) => {
      for (const event of given.filter(hasCode)) {
        byCode[event.code] = (byCode[event.code] ?? 0) + 1;
        if (++found > MOST_EVENTS) continue;
        const explained = jsonEvent(file, event, platform, catalogue);
        if (format === 'json') events.push(explained);
        else print(layOut(explained));
      }
    };
    lines += await read(file, take);
  }
  if (format === 'json') printJson({ events, summary: { lines, events: found, byCode } });
  else print(summary(lines, found, byCode));
}

async function read(file: string, take: (events: LogEvent[]) => void): Promise<number> {
  if (file !== STDIN) return (await readLogFile(file, take)).lines;
  const reader = new LogReader();
  for await (const chunk of process.stdin) take(reader.push(chunk));
  take(reader.end());
  return reader.lines;
}

function jsonEvent(
  file: string,
  event: CodedEvent,
  platform: CodePlatform | undefined,
  { findCodes, codeInWords }: Catalogue,
): JsonEvent {
  const { code, kind, startLine, range, operationType = null, traceId = null, memo = null, tips = null } = event;
  const known = typeof code === 'number' ? findCodes(code, originOf(event, platform)) : [];
  const words = known[0] && codeInWords(known[0], catalogueLanguage());
  const explanation = [
    ...(event.hypothesis ? [event.hypothesis] : []),
    ...(words?.causes ?? []),
    ...(words?.unknown ?? []),
  ];
  return {
    ...{ file, line: startLine + 1, column: range.start.character + 1, code, kind: kind as JsonEvent['kind'] },
    ...{ operationType, traceId, memo, tips, format: event.format },
    title: words?.title ?? l10n.t('Nothing is known of this code.'),
    explanation: explanation.join(catalogueLanguage() === 'en' ? ' ' : ''),
    remedies: words?.remedies ?? [],
  };
}

function originOf({ kind, platform: seen }: CodedEvent, asked: CodePlatform | undefined) {
  const platform = seen === 'android' || seen === 'ios' ? seen : asked;
  const isCatalogued = kind !== 'request' && kind !== 'registration';
  return { ...(isCatalogued && { kind }), platform };
}

function layOut({ file, line, code, title, operationType, traceId, explanation, remedies }: JsonEvent): string {
  const head = `${pc.dim(`${file}:${line}`)}  ${pc.bold(`${code}  ${title}`)}`;
  const about = [operationType, traceId].filter(Boolean).join('  ');
  const more = [about, explanation, ...remedies.map(remedy => `- ${remedy}`)].filter(Boolean);
  return [head, ...more.map(text => `  ${text}`)].join('\n');
}

function summary(lines: number, events: number, byCode: Record<string, number>): string {
  const codes = Object.entries(byCode).sort((a, b) => b[1] - a[1]);
  const counts = codes.map(([code, times]) => `${code} × ${times}`).join(', ');
  return events === 0
    ? l10n.t('{0} lines, and no code of mPaaS in them.', lines)
    : l10n.t('{0} lines, {1} events: {2}', lines, events, counts);
}
