import { MarkupKind, SignatureHelpRequest } from 'vscode-languageserver';
import { printedDeclarations } from '../assist/printed-declarations.ts';
import { requestSignature } from '../assist/request-signature.ts';
import type { OperationSite } from '../call-sites/operation-site.ts';
import { throwIfCancelled } from '../cancellation.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { operationsOfType } from './support/known-operations.ts';
import { siteDocument } from './support/site-documents.ts';

/** Tells what an operation takes while its request data is written in a call of a bridge, which has no types. */
export const callSiteSignature: Feature = context => ({
  capabilities: { signatureHelpProvider: { triggerCharacters: ['[', '{', ','] } },
  answers: [
    answerTo(SignatureHelpRequest.type, async ({ textDocument, position }, token) => {
      const source = await siteDocument(context, textDocument.uri);
      if (!source) return null;
      const { document, file, sites } = source;
      const offset = document.offsetAt(position);
      const site = sites.find(each => isInRequest(each, offset));
      if (!site) return null;
      const [known] = await operationsOfType(context, site.operationType, file);
      throwIfCancelled(token);
      if (!known) return null;
      const { label, parameter } = requestSignature(known.operation);
      const declarations = printedDeclarations(known.operation, known.analysis.model);
      return {
        activeSignature: 0,
        activeParameter: 0,
        signatures: [
          {
            label,
            documentation: { kind: MarkupKind.Markdown, value: declarations },
            parameters: parameter ? [{ label: [parameter.start, parameter.end] as [number, number] }] : [],
          },
        ],
      };
    }),
  ],
});

function isInRequest({ call }: OperationSite, offset: number): boolean {
  const request = call?.data ?? call?.requestData;
  return request !== undefined && request.start < offset && offset <= request.end;
}
