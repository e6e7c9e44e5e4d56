import { type CodeLens, CodeLensRequest } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import type { Burst } from '../logs/evidence/bursts.ts';
import { LENS_COMMANDS, type LogLinesParams } from '../protocol.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import type { LogDocument } from './support/log-documents.ts';
import type { Refresher } from './support/refresher.ts';
import { codeLensRefresher } from './support/refreshers.ts';

/** Above the first line of a code that came often: how often, for whom, and a way to all of them. */
export const logLenses: Feature = context => {
  let refresher: Refresher | undefined;
  return {
    capabilities: { codeLensProvider: { resolveProvider: true } },
    answers: [
      answerTo(CodeLensRequest.type, async ({ textDocument: { uri } }, token) => {
        const log = await context.logs.get(uri, token);
        if (!log || !(await context.settings.isOn('codeLens', uri))) return null;
        throwIfCancelled(token);
        refresher?.shown();
        return log.annotations.bursts.map(burst => lensOf(burst, log, context));
      }),
    ],
    register(connection) {
      const made = codeLensRefresher(context, connection);
      context.settings.onChanged(() => made.changed());
      refresher = made;
    },
    stop: () => refresher?.stop(),
  };
};

function lensOf(burst: Burst, { document: { uri }, language }: LogDocument, { options }: FeatureContext): CodeLens {
  const ranges = burst.events.map(({ range }) => range);
  const [range] = ranges as [CodeLens['range'], ...CodeLens['range'][]];
  const params: LogLinesParams = { uri, ranges: ranges.slice(0, MOST_PLACES) };
  const run = options.hasCommands ? { command: LENS_COMMANDS.showLogLines, arguments: [params] } : { command: '' };
  return { range, command: { title: `$(flame) ${language.burstTitle(burst)}`, ...run } };
}

/** That are shown at once. */
const MOST_PLACES = 500;
