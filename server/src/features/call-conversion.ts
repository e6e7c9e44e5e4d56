import { CodeActionKind, CodeActionRequest } from 'vscode-languageserver';
import type { OperationSite } from '../call-sites/operation-site.ts';
import { serviceNames } from '../navigation/stub-operations.ts';
import { convertCall } from '../refactor/convert-call.ts';
import { throwIfCancelled } from '../workspace/cancellation.ts';
import { answerTo } from './answers.ts';
import type { Feature } from './feature.ts';
import { type KnownOperation, operationsOfType } from './known-operations.ts';
import { type SiteDocument, siteDocument } from './site-documents.ts';
import { editOf, isAskedFor } from './text-edits.ts';

const KIND = CodeActionKind.RefactorRewrite;

/** Offers to call the generated client in the place of a bridge, which has no types. */
export const callConversion: Feature = context => ({
  capabilities: { codeActionProvider: { codeActionKinds: [KIND] } },
  answers: [
    answerTo(CodeActionRequest.type, async ({ textDocument, range, context: { only } }, token) => {
      if (!isAskedFor(KIND, only)) return null;
      const source = await siteDocument(context, textDocument.uri);
      // Pages have no imports, and components of Vue may have two scripts.
      if (source?.language !== 'script') return null;
      const offset = source.document.offsetAt(range.start);
      const site = source.sites.find(({ call }) => call && call.start <= offset && offset <= call.end);
      const [known] = site ? await operationsOfType(context, site.operationType, source.file) : [];
      throwIfCancelled(token);
      const refactoring = site && known && conversionOf(source, site, known);
      if (!refactoring) return null;
      return [{ title: refactoring.title, kind: KIND, edit: editOf(source.document, refactoring.changes) }];
    }),
  ],
});

function conversionOf({ text, file }: SiteDocument, site: OperationSite, known: KnownOperation) {
  const { config, model } = known.analysis;
  const service = serviceNames(model).find(each => each.service === known.service)?.property;
  return config && service && convertCall({ text, file, site, operation: known.operation, service, config });
}
