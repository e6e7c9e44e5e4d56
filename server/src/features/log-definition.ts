import { DefinitionRequest } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import { contractPlaces } from '../navigation/declared-places.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { codebaseOf } from './support/codebase.ts';
import { operationsAmong, projectsFor } from './support/known-operations.ts';
import { inOrder, linksTo } from './support/locations.ts';
import { logLine } from './support/log-lines.ts';

/** Leads from an operation type anywhere in a log to its contract. */
export const logDefinition: Feature = context => ({
  capabilities: { definitionProvider: true },
  answers: [
    answerTo(DefinitionRequest.type, async ({ textDocument: { uri }, position: { line, character } }, token) => {
      const log = await context.logs.get(uri, token);
      const found = log?.language.tokenAt(logLine(log.document, line), character);
      if (found?.kind !== 'name') return null;
      const projects = await projectsFor(context, fileOfUri(uri));
      const codebase = codebaseOf(context, projects);
      const operations = operationsAmong(projects, found.text);
      const places = (await Promise.all(operations.map(each => contractPlaces(each, codebase)))).flat();
      throwIfCancelled(token);
      if (places.length === 0) return null;
      const origin = { start: { line, character: found.start }, end: { line, character: found.end } };
      const takesLinks = context.client.textDocument?.definition?.linkSupport;
      const methods = inOrder(places.filter(({ kind }) => kind === 'operation'));
      return linksTo(context, methods, takesLinks ? origin : undefined);
    }),
  ],
});
