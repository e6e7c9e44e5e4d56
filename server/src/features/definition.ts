import { DeclarationRequest, DefinitionRequest, type TextDocumentPositionParams } from 'vscode-languageserver';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import { contractPlaces } from '../navigation/declared-places.ts';
import { type PlaceKind, realmOf } from '../navigation/place.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { inOrder, linksTo } from './support/locations.ts';
import { operationAt } from './support/operation-at.ts';

/**
 * Leads from all that belongs to an operation to its contract. TypeScript leads from calls of generated clients to the
 * clients, so that their definition is left to it; the declaration of everything is the contract.
 */
export const definition: Feature = context => {
  const { definition: canDefine, declaration: canDeclare } = context.client.textDocument ?? {};
  return {
    capabilities: { definitionProvider: true, declarationProvider: true },
    answers: [
      answerTo(DefinitionRequest.type, (params, token) =>
        lead(context, params, token, { takesLinks: canDefine?.linkSupport, isTypeScripts: isDefinedByTypeScript }),
      ),
      answerTo(DeclarationRequest.type, (params, token) =>
        lead(context, params, token, { takesLinks: canDeclare?.linkSupport, isTypeScripts: () => false }),
      ),
    ],
  };
};

interface Leading {
  takesLinks: boolean | undefined;
  /** Whether TypeScript answers. */
  isTypeScripts(kind: PlaceKind, file: string): boolean;
}

async function lead(
  context: FeatureContext,
  params: TextDocumentPositionParams,
  token: CancellationSignal,
  { takesLinks, isTypeScripts }: Leading,
) {
  const at = await operationAt(context, params, token);
  // The contract's own name is there already.
  if (!at || at.kind === 'operation' || isTypeScripts(at.kind, at.file)) return null;
  const found = await Promise.all(at.operations.map(operation => contractPlaces(operation, at.codebase)));
  throwIfCancelled(token);
  // From its own tag nothing leads further: editors then show the references.
  const kind = at.kind === 'tag' ? 'tag' : 'operation';
  const places = inOrder(found.flat().filter(place => place.kind === kind));
  return linksTo(context, places, takesLinks ? at.range : undefined);
}

function isDefinedByTypeScript(kind: PlaceKind, file: string): boolean {
  return kind === 'stub-call' && realmOf({ kind, file }) !== undefined;
}
