import { type DocumentSymbol, DocumentSymbolRequest, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type OutlineOperation, operationsIn, operationTypeOf } from '../contracts/outline-search.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { type ContractDocument, contractDocument } from './support/contract-documents.ts';
import { rangeOf } from './support/ranges.ts';

/**
 * The operations of a contract by their operation types, where those are written. Services and methods by their names are
 * in TypeScript's own outline, beside which editors show this one, and stay what breadcrumbs show elsewhere.
 */
export const documentSymbols: Feature = context => ({
  capabilities: { documentSymbolProvider: { label: 'mPaaS' } },
  answers: [
    answerTo(DocumentSymbolRequest.type, async ({ textDocument }) => {
      const contract = await contractDocument(context, textDocument.uri);
      if (!contract) return null;
      const symbols = operationsIn(contract.outline).flatMap(each => symbolOf(each, contract) ?? []);
      if (context.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) return symbols;
      return symbols.map(symbol => flat(symbol, contract));
    }),
  ],
});

function symbolOf(each: OutlineOperation, { document, text }: ContractDocument): DocumentSymbol | undefined {
  const type = operationTypeOf(text, each);
  if (!type?.operationType) return undefined;
  const range = rangeOf(document, type.at);
  return {
    name: type.operationType,
    detail: `${each.service.name.text}.${each.operation.name.text}`,
    kind: SymbolKind.Method,
    range,
    selectionRange: range,
  };
}

function flat(
  { name, kind, detail, selectionRange }: DocumentSymbol,
  { document }: ContractDocument,
): SymbolInformation {
  return {
    name,
    kind,
    ...(detail && { containerName: detail }),
    location: { uri: document.uri, range: selectionRange },
  };
}
