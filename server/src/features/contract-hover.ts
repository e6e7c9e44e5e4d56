import { HoverRequest } from 'vscode-languageserver';
import { tagSpotAt } from '../assist/tag-spot.ts';
import { throwIfCancelled } from '../cancellation.ts';
import { contractTag } from '../catalog/contract-tags.ts';
import { operationsByType } from '../contracts/model-index.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import { namedAt, operationsIn, operationTypeOf } from '../contracts/outline-search.ts';
import { inLanguage } from '../locale.ts';
import type { Analysis } from '../workspace/project.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { type ContractDocument, contractDocument } from './support/contract-documents.ts';
import { describeOperation } from './support/describe-operation.ts';
import { operationsAmong } from './support/known-operations.ts';
import { hoverOf } from './support/ranges.ts';

/**
 * What TypeScript does not know of a contract: on an operation's name and on its operation type, what goes over the
 * wire; on a tag, what it means.
 */
export const contractHover: Feature = context => ({
  capabilities: { hoverProvider: true },
  answers: [
    answerTo(HoverRequest.type, async ({ textDocument, position }, token) => {
      const contract = await contractDocument(context, textDocument.uri);
      if (!contract) return null;
      const { document, text, outline } = contract;
      const offset = document.offsetAt(position);
      const spot = tagSpotAt(text, outline, offset);
      const tag = spot && contractTag(spot.at === 'name' ? spot.name : spot.tag.name);
      if (spot?.at === 'name') return tag ? hoverOf(inLanguage(tag.meaning), document, spot.range) : null;
      const operation = spot ? spot.node : namedAt(outline, offset);
      if (!operation || (spot && tag?.value !== 'operation-type')) return null;
      const card = await cardOf(context, contract, operation);
      throwIfCancelled(token);
      return card ? hoverOf(card, document, spot?.range ?? operation.name) : null;
    }),
  ],
});

async function cardOf(
  context: FeatureContext,
  contract: ContractDocument,
  node: OutlineNode,
): Promise<string | undefined> {
  const { project, text, outline } = contract;
  const declared = operationsIn(outline).find(({ operation }) => operation === node);
  const type = declared && operationTypeOf(text, declared)?.operationType;
  if (type === undefined) return undefined;
  const isKnown = ({ model }: Analysis) => operationsByType(model).has(type);
  const last = project.lastAnalysis;
  // An operation that was typed just now is in none but a new reading.
  const analysis = last && isKnown(last) ? last : await project.analyze();
  const [known] = operationsAmong([{ project, analysis }], type);
  return known && describeOperation(context, known);
}
