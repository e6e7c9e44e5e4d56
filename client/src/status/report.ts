import type { ConfigSummary } from '../../../server/src/protocol.ts';
import type { ServerEnd } from '../server/restarts.ts';

/** What a report of a problem tells beside the problem. */
export interface ReportFacts {
  /** By name: of this extension, VS Code, Node, TypeScript. */
  versions: Record<string, string>;
  /** By name: the system, where the extension runs, the language, trust. */
  circumstances: Record<string, string>;
  /** Settings of ours that are not at their defaults, by name. */
  settings: Record<string, unknown>;
  server: string;
  gateway: string;
  ends: readonly ServerEnd[];
  lastError?: { at: Date; message: string };
  configs: (Omit<ConfigSummary, 'watched'> & { watched: string[] })[];
  limitedSearches: readonly string[];
  sources: { files: number; limited: boolean };
}

/**
 * The report as Markdown, in English, which those who mend read.
 * @param home the user's home folder, which paths are told without
 */
export function reportText(facts: ReportFacts, home: string): string {
  const { versions, circumstances, settings, server, gateway, lastError } = facts;
  const text = [
    '# mPaaS Gateway Tools: diagnostics report',
    section('Versions', lines(versions)),
    section('Circumstances', lines(circumstances)),
    section('Settings', lines(mapValues(settings, value => JSON.stringify(value)))),
    section('Language server', [
      `- ${server}`,
      ...facts.ends.map(({ at, reason }) => `- ${at.toISOString()}: ended. ${reason}`),
    ]),
    section('Last error', lastError ? [`- ${lastError.at.toISOString()}: ${oneLine(lastError.message)}`] : []),
    section('Configurations', facts.configs.flatMap(configLines)),
    section(
      'Searches that broke off',
      facts.limitedSearches.map(folder => `- ${folder}`),
    ),
    section('Sources', [
      `- ${facts.sources.files} looked through${facts.sources.limited ? ', and there are more' : ''}`,
    ]),
    section('Mock gateway', [`- ${gateway}`]),
  ].join('\n\n');
  return `${text.replaceAll(home, '~')}\n`;
}

function configLines({
  file,
  services,
  operations,
  contracts,
  errors,
  warnings,
  ms,
  watched,
  problem,
}: ReportFacts['configs'][number]): string[] {
  return [
    `- ${file}: ${problem === undefined ? 'usable' : `not usable. ${oneLine(problem)}`}`,
    `  - contracts ${contracts}, services ${services}, operations ${operations}, errors ${errors}, warnings ${warnings}, ${Math.round(ms)} ms`,
    ...watched.map(pattern => `  - watches ${pattern}`),
  ];
}

function section(title: string, content: string[]): string {
  return [`## ${title}`, '', ...(content.length > 0 ? content : ['none'])].join('\n');
}

function lines(values: Record<string, string>): string[] {
  return Object.entries(values).map(([name, value]) => `- ${name}: ${value}`);
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' | ');
}
