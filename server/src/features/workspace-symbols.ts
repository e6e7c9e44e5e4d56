import { SymbolKind, type WorkspaceSymbol, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import { operationPlace } from '../navigation/declared-places.ts';
import { search } from '../navigation/symbol-search.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { projectsNow } from './support/known-operations.ts';
import { locationOf } from './support/locations.ts';

/** More than anybody reads; editors ask again with a longer query. */
const LIMIT = 200;

/** Finds operations by their operation types. By their methods' names TypeScript finds them. */
export const workspaceSymbols: Feature = context => ({
  capabilities: { workspaceSymbolProvider: true },
  answers: [
    answerTo(WorkspaceSymbolRequest.type, async ({ query }, token): Promise<WorkspaceSymbol[]> => {
      const projects = await projectsNow(context, token);
      throwIfCancelled(token);
      const operations = projects.flatMap(({ analysis: { config, model } }) =>
        config
          ? model.services.flatMap(service =>
              service.operations.map(operation => ({ config, model, service, operation })),
            )
          : [],
      );
      return search(query, operations, ({ operation }) => operation.operationType, LIMIT).map(declared => ({
        name: declared.operation.operationType,
        kind: SymbolKind.Method,
        containerName: `${declared.service.name}.${declared.operation.name}`,
        location: locationOf(context, operationPlace(declared)),
      }));
    }),
  ],
});
