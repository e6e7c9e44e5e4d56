import { CompletionRequest } from 'vscode-languageserver';
import { completeTagName } from '../assist/complete-tag.ts';
import { completeTagValue, type ValueSources } from '../assist/complete-tag-value.ts';
import type { Completion } from '../assist/completion.ts';
import { type TagSpot, tagSpotAt } from '../assist/tag-spot.ts';
import { throwIfCancelled } from '../cancellation.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { completionItems, takesSnippets } from './support/complete.ts';
import { type ContractDocument, contractDocument } from './support/contract-documents.ts';

/** Suggests tags in doc comments of contracts, and their values. */
export const contractCompletion: Feature = context => ({
  capabilities: { completionProvider: { triggerCharacters: ['@', '.', '/', '{'] } },
  answers: [
    answerTo(CompletionRequest.type, async ({ textDocument, position }, token) => {
      const contract = await contractDocument(context, textDocument.uri);
      if (!contract) return null;
      const { document, text, outline } = contract;
      const offset = document.offsetAt(position);
      const spot = tagSpotAt(text, outline, offset);
      if (!spot) return null;
      const completions = await complete(spot, offset, contract);
      throwIfCancelled(token);
      return completionItems(completions, document, takesSnippets(context));
    }),
  ],
});

async function complete(spot: TagSpot, offset: number, contract: ContractDocument): Promise<Completion[]> {
  return spot.at === 'name' ? completeTagName(spot) : completeTagValue(spot, offset, await sourcesFor(spot, contract));
}

async function sourcesFor({ node }: TagSpot, { project, text, outline }: ContractDocument): Promise<ValueSources> {
  const { model } = project.lastAnalysis ?? (await project.analyze());
  const service = outline.find(each => each === node || each.members.includes(node))?.name.text;
  const operation = model.services
    .find(({ name }) => name === service)
    ?.operations.find(({ name }) => name === node.name.text);
  return { text, model, ...(service && { service }), ...(operation && { operation }), fakerPaths };
}

/** The mock gateway knows faker, and is loaded once somebody asks for it. */
async function fakerPaths(): Promise<readonly string[]> {
  const gateway = await import('../gateway/main.ts');
  return gateway.fakerPaths();
}
