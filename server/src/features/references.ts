import { ReferencesRequest } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import { placesOf } from '../navigation/operation-places.ts';
import { realmOf } from '../navigation/place.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { inOrder, locationOf } from './support/locations.ts';
import { operationAt } from './support/operation-at.ts';

/** Everything that belongs to an operation, without what TypeScript finds by itself from the same place. */
export const references: Feature = context => ({
  capabilities: { referencesProvider: true },
  answers: [
    answerTo(ReferencesRequest.type, async ({ context: { includeDeclaration }, ...params }, token) => {
      const at = await operationAt(context, params, token);
      if (!at) return null;
      await context.sources.ready;
      throwIfCancelled(token);
      const places = await placesOf(at.operations, at.codebase);
      throwIfCancelled(token);
      const realm = realmOf(at);
      const added = places.filter(place => {
        const isDeclaration = place.kind === 'operation' || place.kind === 'tag';
        return (includeDeclaration || !isDeclaration) && (realm === undefined || realmOf(place) !== realm);
      });
      return inOrder(added).map(place => locationOf(context, place));
    }),
  ],
});
