import type { Position, TextDocumentPositionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import type { Codebase, Declarations } from '../../navigation/codebase.ts';
import type { PlaceKind } from '../../navigation/place.ts';
import {
  type Pointed,
  pointedInContract,
  pointedInMock,
  pointedInServiceFile,
  pointedSite,
  pointedStubCall,
} from '../../navigation/pointed.ts';
import { fileOfUri } from '../../workspace/files.ts';
import type { FeatureContext } from '../feature.ts';
import { codebaseOf } from './codebase.ts';
import { contractDocument } from './contract-documents.ts';
import { type KnownOperation, operationsAmong, projectsNow } from './known-operations.ts';
import { rangeOf } from './ranges.ts';
import { siteDocument } from './site-documents.ts';

/** An operation that a cursor points at. */
export interface OperationAt {
  document: TextDocument;
  /** Absolute path of the document. */
  file: string;
  kind: PlaceKind;
  /** What names it. */
  range: { start: Position; end: Position };
  operationType: string;
  /** All that have the operation type, those of the nearest config first; at least one. */
  operations: [KnownOperation, ...KnownOperation[]];
  /** Everything that operations belong to, as it is now. */
  codebase: Codebase;
}

/** What a client's cursor points at, as the contracts are now; nothing where that is no operation that any of them has. */
export async function operationAt(
  context: FeatureContext,
  { textDocument, position }: TextDocumentPositionParams,
  token: CancellationSignal,
): Promise<OperationAt | undefined> {
  const document = context.documents.get(textDocument.uri);
  const file = fileOfUri(textDocument.uri);
  if (!document || !file || (await context.workspace.allProjects()).length === 0) return undefined;
  const projects = await projectsNow(context, token, file);
  throwIfCancelled(token);
  const codebase = codebaseOf(context, projects);
  const offset = document.offsetAt(position);
  const pointed = await pointedIn(context, document, file, offset, codebase.declarations);
  throwIfCancelled(token);
  const [first, ...others] = pointed ? operationsAmong(projects, pointed.operationType) : [];
  if (!pointed || !first) return undefined;
  const range = rangeOf(document, pointed);
  const { kind, operationType } = pointed;
  return { document, file, kind, range, operationType, operations: [first, ...others], codebase };
}

async function pointedIn(
  context: FeatureContext,
  document: TextDocument,
  file: string,
  offset: number,
  declarations: readonly Declarations[],
): Promise<Pointed | undefined> {
  const contract = await contractDocument(context, document.uri);
  if (contract) return pointedInContract(contract.text, contract.outline, offset);
  const text = document.getText();
  for (const each of declarations) {
    const pointed = pointedInMock(file, text, offset, each) ?? (await pointedInServiceFile(file, text, offset, each));
    if (pointed) return pointed;
  }
  const source = await siteDocument(context, document.uri);
  return pointedSite(source?.sites ?? [], offset) ?? pointedStubCall(file, text, offset, declarations);
}
