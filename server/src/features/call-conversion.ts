import path from 'node:path';
import { CodeActionKind, CodeActionRequest } from 'vscode-languageserver';
import type { OperationSite } from '../call-sites/operation-site.ts';
import { throwIfCancelled } from '../cancellation.ts';
import { serviceNames } from '../navigation/stub-operations.ts';
import { convertCall } from '../refactor/convert-call.ts';
import { htmlParts } from '../script/html-parts.ts';
import type { Span } from '../span.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { type KnownOperation, operationsOfType } from './support/known-operations.ts';
import { type SiteDocument, siteDocument } from './support/site-documents.ts';
import { editOf, isAskedFor } from './support/text-edits.ts';

const KIND = CodeActionKind.RefactorRewrite;

/** Offers to call the generated client in the place of a bridge, which has no types. */
export const callConversion: Feature = context => ({
  capabilities: { codeActionProvider: { codeActionKinds: [KIND] } },
  answers: [
    answerTo(CodeActionRequest.type, async ({ textDocument, range, context: { only } }, token) => {
      if (!isAskedFor(KIND, only)) return null;
      const source = await siteDocument(context, textDocument.uri);
      if (!source) return null;
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

function conversionOf(source: SiteDocument, site: OperationSite, known: KnownOperation) {
  const { text, file } = source;
  const { config, model } = known.analysis;
  const service = serviceNames(model).find(each => each.service === known.service)?.property;
  const module = moduleWith(site, source);
  if (!config || !service || !module) return undefined;
  return convertCall({ text, file, module, site, operation: known.operation, service, config });
}

/** The module that has a call: pages and the templates of Vue components import nothing. */
function moduleWith({ start, end }: OperationSite, { text, file, language }: SiteDocument): Span | undefined {
  if (language === 'script') return { start: 0, end: text.length };
  if (path.extname(file).toLowerCase() !== '.vue') return undefined;
  return htmlParts(text).elements.find(element => element.start <= start && end <= element.end);
}
