import { ImplementationRequest } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import { implementationPlaces } from '../navigation/operation-places.ts';
import { realmOf } from '../navigation/place.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { inOrder, linksTo } from './support/locations.ts';
import { operationAt } from './support/operation-at.ts';

/** Leads from all that belongs to an operation to what handles it. */
export const implementation: Feature = context => ({
  capabilities: { implementationProvider: true },
  answers: [
    answerTo(ImplementationRequest.type, async (params, token) => {
      const at = await operationAt(context, params, token);
      // From the interface of handlers TypeScript leads to the handlers by itself.
      if (!at || realmOf(at) === 'server') return null;
      await context.sources.ready;
      throwIfCancelled(token);
      const places = await implementationPlaces(at.operations, at.codebase);
      throwIfCancelled(token);
      const takesLinks = context.client.textDocument?.implementation?.linkSupport === true;
      return linksTo(context, inOrder(places), takesLinks ? at.range : undefined);
    }),
  ],
});
