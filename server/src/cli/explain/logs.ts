import type { CodePlatform } from '../../catalog/codes/catalogue.ts';
import type { LogEvent } from '../../logs/event.ts';
import { EventCounts } from '../../logs/event-counts.ts';
import { KeptEvents } from '../../logs/kept-events.ts';
import { optionalConfig } from '../config-option.ts';
import { print } from '../output.ts';
import { contextOf } from './context.ts';
import { summaryText } from './explanation-text.ts';
import { LogFollower } from './follow-log.ts';
import { followStandardInput, readLog } from './gather-logs.ts';
import { STDIN } from './input.ts';
import { printJsonEvents, printSarifEvents, printTellings } from './together.ts';

interface ExplainLogsOptions {
  config?: string | undefined;
  platform?: CodePlatform | undefined;
  format: 'text' | 'json' | 'sarif';
}

/** What was read of all logs. */
interface Gathered {
  kept: KeptEvents;
  counts: EventCounts;
  lines: number;
}

/**
 * Prints what is in logs: what happened, why, and what to do. All logs are explained together. As text, standard input is
 * followed: what fails there is explained as it comes.
 * @param sources paths, and `-` for standard input
 */
export async function explainLogs(sources: string[], { config, platform, format }: ExplainLogsOptions): Promise<void> {
  const contextFor = await contextOf(await optionalConfig(config));
  const isFollowing = format === 'text' && sources.includes(STDIN);
  const { kept, counts, lines } = await gather(
    sources.filter(source => !isFollowing || source !== STDIN),
    platform,
  );
  const { placed, leftOut } = kept;
  const context = await contextFor(placed.map(({ event }) => event));
  if (format === 'sarif') return printSarifEvents(placed, context, leftOut);
  if (format === 'json') {
    const { events, byCode } = counts;
    return printJsonEvents(placed, context, { lines, events, byCode, leftOut });
  }
  printTellings(placed, context);
  const followed = isFollowing ? await follow(new LogFollower(placed, contextFor, counts), platform) : 0;
  print(summaryText(lines + followed, counts, leftOut));
}

async function gather(sources: readonly string[], platform: CodePlatform | undefined): Promise<Gathered> {
  const [kept, counts] = [new KeptEvents(), new EventCounts()];
  let lines = 0;
  for (const source of sources) {
    lines += await readLog(source, events => {
      for (const event of withPlatform(events, platform)) {
        counts.add(event);
        kept.add(source, event);
      }
    });
  }
  return { kept, counts, lines };
}

function follow(follower: LogFollower, platform: CodePlatform | undefined): Promise<number> {
  return followStandardInput(events => follower.take(STDIN, withPlatform(events, platform)));
}

/** Lines that do not say where they were written are of the platform that the user names. */
function withPlatform(events: LogEvent[], platform: CodePlatform | undefined): LogEvent[] {
  return platform === undefined ? events : events.map(event => ({ platform, ...event }));
}
