import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import { operationPlace } from '../navigation/declared-places.ts';
import { callPlaces, implementationPlaces } from '../navigation/operation-places.ts';
import type { Place } from '../navigation/place.ts';
import { type PlacesParams, PlacesRequest } from '../protocol.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { codebaseOf } from './support/codebase.ts';
import { operationsAmong, projectsNow } from './support/known-operations.ts';
import { inOrder, locationOf } from './support/locations.ts';
import { UserError } from './support/safe.ts';
import { serveRequest } from './support/serve-request.ts';
import { usableProject } from './support/usable-project.ts';

/** Says where operations are called, and what handles them. */
export const operationUses: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, PlacesRequest, async (params, token) => {
      const { project } = await usableProject(context, params, token);
      const { operationType, of } = params;
      const operations = operationsAmong(await projectsNow(context, token, project.file), operationType);
      const operation = operations.find(each => each.project === project);
      if (!operation) throw new UserError(l10n.t('No contract has the operation type "{0}".', operationType));
      const found = await usesOf(context, operationType, of, token, project.file);
      return {
        operation: locationOf(context, operationPlace(operation)),
        places: found.map(place => locationOf(context, place)),
      };
    });
  },
});

/**
 * Where the operations of an operation type are called, or what handles them, as far as everything is known.
 * @param file what the projects are sorted by
 */
export async function usesOf(
  context: FeatureContext,
  operationType: string,
  of: PlacesParams['of'],
  token: CancellationToken,
  file: string,
): Promise<Place[]> {
  const projects = await projectsNow(context, token, file);
  await context.sources.ready;
  throwIfCancelled(token);
  const find = of === 'callSites' ? callPlaces : implementationPlaces;
  const places = await find(operationsAmong(projects, operationType), codebaseOf(context, projects));
  throwIfCancelled(token);
  return inOrder(places);
}
