import { CompletionRequest } from 'vscode-languageserver';
import { completeCallSite } from '../assist/complete-call-site.ts';
import { operationStringAt } from '../call-sites/find-sites.ts';
import { throwIfCancelled } from '../cancellation.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { completionItems, takesSnippets } from './support/complete.ts';
import { projectsFor } from './support/known-operations.ts';
import { siteDocument } from './support/site-documents.ts';

/** Suggests operation types where a string is to be one, in every language that names operations. */
export const callSiteCompletion: Feature = context => ({
  capabilities: { completionProvider: { triggerCharacters: ['"', "'", '`', '.'] } },
  answers: [
    answerTo(CompletionRequest.type, async ({ textDocument, position }, token) => {
      const source = await siteDocument(context, textDocument.uri);
      if (!source) return null;
      const { document, text, file, language } = source;
      const typed = operationStringAt(text, language, document.offsetAt(position));
      if (!typed) return null;
      const projects = await projectsFor(context, file);
      throwIfCancelled(token);
      const { completions, isIncomplete } = completeCallSite(
        typed,
        projects.map(({ analysis }) => analysis.model),
      );
      return { isIncomplete, items: completionItems(completions, document, takesSnippets(context)) };
    }),
  ],
});
