import { HoverRequest } from 'vscode-languageserver';
import { siteAt } from '../call-sites/operation-site.ts';
import { throwIfCancelled } from '../cancellation.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { describeOperation } from './support/describe-operation.ts';
import { operationsOfType } from './support/known-operations.ts';
import { hoverOf } from './support/ranges.ts';
import { siteDocument } from './support/site-documents.ts';

/** Tells what an operation is, wherever a string names it. */
export const callSiteHover: Feature = context => ({
  capabilities: { hoverProvider: true },
  answers: [
    answerTo(HoverRequest.type, async ({ textDocument, position }, token) => {
      const source = await siteDocument(context, textDocument.uri);
      if (!source) return null;
      const { document, file, sites } = source;
      const site = siteAt(sites, document.offsetAt(position));
      if (!site) return null;
      const [known] = await operationsOfType(context, site.operationType, file);
      throwIfCancelled(token);
      if (!known) return null;
      const value = await describeOperation(context, known);
      throwIfCancelled(token);
      return hoverOf(value, document, site);
    }),
  ],
});
