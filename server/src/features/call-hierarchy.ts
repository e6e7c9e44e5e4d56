import path from 'node:path';
import {
  type CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  SymbolKind,
} from 'vscode-languageserver';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import { lineIndex } from '../line-index.ts';
import { type Caller, callersOf } from '../navigation/callers.ts';
import { contractPlaces } from '../navigation/declared-places.ts';
import { implementationPlaces } from '../navigation/operation-places.ts';
import { type Place, realmOf } from '../navigation/place.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { codebaseOf } from './support/codebase.ts';
import { operationsAmong, projectsNow } from './support/known-operations.ts';
import { inOrder, uriFor } from './support/locations.ts';
import { operationAt } from './support/operation-at.ts';
import { registerForContracts } from './support/register-for-contracts.ts';

/**
 * Who calls an operation, and what handles it. VS Code asks one extension only for the calls of a file, so that in
 * clients that can be told so, this one is for contracts alone: elsewhere TypeScript's answers would be lost.
 */
export const callHierarchy: Feature = context => {
  const isTold = context.client.textDocument?.callHierarchy?.dynamicRegistration === true;
  return {
    capabilities: isTold ? {} : { callHierarchyProvider: true },
    register(connection) {
      if (!isTold) return;
      registerForContracts(connection, context, documentSelector =>
        connection.client.register(CallHierarchyPrepareRequest.type, { documentSelector }),
      );
    },
    answers: [
      answerTo(CallHierarchyPrepareRequest.type, async (params, token) => {
        const at = await operationAt(context, params, token);
        if (!at || (at.kind !== 'operation' && realmOf(at) !== undefined)) return null;
        const found = await Promise.all(at.operations.map(operation => contractPlaces(operation, at.codebase)));
        throwIfCancelled(token);
        return found.flatMap((places, index) => {
          const { service, operation } = at.operations[index] ?? at.operations[0];
          return places
            .filter(({ kind }) => kind === 'operation')
            .map(place => ({
              ...itemOf(context, place, at.operationType),
              detail: `${service.name}.${operation.name}`,
              data: at.operationType,
            }));
        });
      }),
      answerTo(CallHierarchyIncomingCallsRequest.type, async ({ item }, token) => {
        const known = await operationsOf(context, item, token);
        if (!known) return null;
        const callers = await callersOf(known.operations, known.codebase);
        throwIfCancelled(token);
        return callers.map(caller => incomingCall(context, caller));
      }),
      answerTo(CallHierarchyOutgoingCallsRequest.type, async ({ item }, token) => {
        const known = await operationsOf(context, item, token);
        if (!known) return null;
        const places = inOrder(await implementationPlaces(known.operations, known.codebase));
        throwIfCancelled(token);
        return places.map(
          (place): CallHierarchyOutgoingCall => ({
            to: { ...itemOf(context, place, item.name), detail: path.basename(place.file) },
            fromRanges: [item.selectionRange],
          }),
        );
      }),
    ],
  };
};

/** The operations that an item of ours is about; nothing for items that stand for callers and handlers. */
async function operationsOf(context: FeatureContext, { data }: CallHierarchyItem, token: CancellationSignal) {
  if (typeof data !== 'string') return undefined;
  const projects = await projectsNow(context, token);
  await context.sources.ready;
  throwIfCancelled(token);
  return { operations: operationsAmong(projects, data), codebase: codebaseOf(context, projects) };
}

function itemOf(context: FeatureContext, { file, range, around }: Place, name: string): CallHierarchyItem {
  return { name, kind: SymbolKind.Method, uri: uriFor(context, file), range: around ?? range, selectionRange: range };
}

function incomingCall(context: FeatureContext, { file, text, within, calls }: Caller): CallHierarchyIncomingCall {
  const positionAt = lineIndex(text);
  const rangeOf = ({ start, end }: { start: number; end: number }) => ({
    start: positionAt(start),
    end: positionAt(end),
  });
  const fromRanges = calls.map(rangeOf);
  const [first] = calls;
  const whole = within ?? { start: first?.start ?? 0, end: calls.at(-1)?.end ?? 0 };
  return {
    from: {
      name: within?.name.text ?? path.basename(file),
      kind: within ? SymbolKind.Function : SymbolKind.File,
      detail: path.basename(file),
      uri: uriFor(context, file),
      range: rangeOf(whole),
      selectionRange: within ? rangeOf(within.name) : rangeOf(first ?? whole),
    },
    fromRanges,
  };
}
