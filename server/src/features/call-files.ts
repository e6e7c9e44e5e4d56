import * as l10n from '@vscode/l10n';
import { type CancellationToken, type CodeLens, CodeLensRequest } from 'vscode-languageserver';
import {
  type CallFileView,
  CallSchemaChangedNotification,
  CallSchemaRequest,
  ReadCallsRequest,
} from '../call-protocol.ts';
import { readCalls, type WrittenCall } from '../calls/call-file.ts';
import { CALL_FILE_ENDING } from '../calls/call-file-ending.ts';
import { type Callable, callSchema } from '../calls/call-schema.ts';
import { environmentsOf } from '../calls/environments.ts';
import { LOCAL } from '../calls/local.ts';
import { type Json, operationsOf } from '../contracts/model.ts';
import { LENS_COMMANDS } from '../protocol.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Analysis } from '../workspace/project.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { exampleRequest } from './support/example-values.ts';
import { projectsFor } from './support/known-operations.ts';
import { Refresher } from './support/refresher.ts';
import { serveQuery, serveRequest } from './support/serve-request.ts';

/** Files of calls: what may stand in them, and above each call a way to send it. */
export const callFiles: Feature = context => {
  let refresher: Refresher | undefined;
  return {
    capabilities: { codeLensProvider: { resolveProvider: true } },
    answers: [
      answerTo(CodeLensRequest.type, async ({ textDocument: { uri } }) => {
        const document = context.documents.get(uri);
        return document && uri.endsWith(CALL_FILE_ENDING) ? lensesOf(uri, document) : null;
      }),
    ],
    register(connection) {
      const made = new Refresher(connection, CallSchemaChangedNotification.method, () =>
        connection.sendNotification(CallSchemaChangedNotification),
      );
      const changed = () => made.changed();
      context.analyses.onAnalyzed(changed);
      context.analyses.onRemoved(changed);
      serveQuery(connection, CallSchemaRequest, token => {
        made.shown();
        return schemaOf(context, token);
      });
      serveRequest(connection, ReadCallsRequest, ({ uri }) => viewOf(context, uri));
      refresher = made;
    },
    stop: () => refresher?.stop(),
  };
};

function lensesOf(
  uri: string,
  document: { getText(): string; positionAt(offset: number): CodeLens['range']['start'] },
) {
  return readCalls(document.getText()).map((call, index): CodeLens => {
    const start = document.positionAt(call.offset);
    const title = `$(play) ${l10n.t('Send to {0}', environmentOf(call))}`;
    return {
      range: { start, end: start },
      command: { title, command: LENS_COMMANDS.sendCall, arguments: [uri, index] },
    };
  });
}

async function viewOf(context: FeatureContext, uri: string): Promise<CallFileView | null> {
  const text = context.documents.get(uri)?.getText();
  // Calls that are not saved yet have a path where they would be.
  const [nearest] = await projectsFor(context, fileOfUri(uri.replace(/^untitled:/, 'file:')));
  if (text === undefined || !nearest) return null;
  const calls = readCalls(text).map(({ operation, offset: _, ...call }) => ({
    operationType: operation,
    ...call,
    environment: environmentOf(call),
  }));
  return { config: nearest.project.file, calls };
}

function environmentOf({ environment = LOCAL }: Pick<WrittenCall, 'environment'>): string {
  return environment;
}

async function schemaOf(context: FeatureContext, token: CancellationToken): Promise<Json> {
  const analyses: Analysis[] = [];
  for (const project of await context.workspace.allProjects()) {
    analyses.push(project.lastAnalysis ?? (await project.analyze(token)));
  }
  return callSchema(await Promise.all(analyses.map(callableOf)));
}

async function callableOf(analysis: Analysis): Promise<Callable> {
  const { config, model } = analysis;
  const examples = new Map<string, Json>();
  for (const operation of operationsOf(model)) {
    const request = await exampleRequest(operation, analysis);
    if (request !== undefined) examples.set(operation.operationType, request);
  }
  return { model, examples, environments: config ? environmentsOf(config).map(({ name }) => name) : [LOCAL] };
}
