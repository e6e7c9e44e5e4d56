import type { Connection } from 'vscode-languageserver';
import { type LogStatus, LogStatusNotification } from '../log-protocol.ts';
import { countCodes } from '../logs/count-codes.ts';
import { Debouncer } from '../workspace/debounce.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { isLog } from './support/log-documents.ts';
import { runDetached } from './support/safe.ts';

/** Codes that are told of by number. */
const MOST_CODES = 3;

/** Tells the client how many events an open log has. */
export const logStatus: Feature = context => ({
  capabilities: {},
  register(connection) {
    const debouncer = new Debouncer<string>();
    context.documents.onDidChangeContent(({ document }) => {
      if (!isLog(document)) return;
      const { uri } = document;
      debouncer.schedule(uri, () => runDetached(connection, 'log status', send(connection, context, uri)));
    });
    context.documents.onDidClose(({ document: { uri } }) => debouncer.cancel(uri));
  },
});

async function send(connection: Connection, context: FeatureContext, uri: string): Promise<void> {
  const log = await context.logs.get(uri);
  if (!log) return;
  const { failures, events } = log.annotations;
  const codes = countCodes(failures).slice(0, MOST_CODES);
  const status: LogStatus = {
    uri,
    events: events.filter(log.language.hasCode).length,
    failures: failures.length,
    codes: codes.map(([code, count]) => ({ code, count })),
  };
  await connection.sendNotification(LogStatusNotification, status);
}
