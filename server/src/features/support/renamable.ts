import * as l10n from '@vscode/l10n';
import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { tagSpotAt } from '../../assist/tag-spot.ts';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { operationsIn, operationTypeOf } from '../../contracts/outline-search.ts';
import type { Range } from '../../findings.ts';
import { authorshipOf } from '../../generate/header.ts';
import type { Codebase } from '../../navigation/codebase.ts';
import type { Renamed, RenamedPrefix } from '../../navigation/renaming.ts';
import type { FeatureContext } from '../feature.ts';
import { codebaseOf } from './codebase.ts';
import { contractDocument } from './contract-documents.ts';
import { operationsAmong, projectsNow } from './known-operations.ts';
import { operationAt } from './operation-at.ts';
import { rangeOf } from './ranges.ts';
import { UserError } from './safe.ts';

/** What is written as an operation type; names of methods are TypeScript's, and do not change the wire. */
const WRITTEN = new Set(['tag', 'handler-tag', 'call', 'declaration', 'mention']);

/** Something at a cursor that can be renamed. */
export interface Renamable {
  range: Range;
  name: string;
  codebase: Codebase;
  renamedTo(name: string): { renamed: Renamed[]; prefix?: RenamedPrefix };
}

/**
 * What a client's cursor points at that can be renamed, as the contracts are now.
 * @throws UserError in generated files
 */
export async function renamableAt(
  context: FeatureContext,
  params: TextDocumentPositionParams,
  token: CancellationSignal,
): Promise<Renamable | null> {
  const at = await operationAt(context, params, token);
  if (!at) return prefixAt(context, params, token);
  if (!WRITTEN.has(at.kind)) return null;
  if (authorshipOf(at.document.getText()) !== 'foreign') {
    throw new UserError(
      l10n.t('This file is generated. Rename the operation type in its contract or where it is used.'),
    );
  }
  const { range, operationType: name, codebase, operations } = at;
  return { range, name, codebase, renamedTo: to => ({ renamed: operations.map(declared => ({ declared, to })) }) };
}

async function prefixAt(
  context: FeatureContext,
  { textDocument, position }: TextDocumentPositionParams,
  token: CancellationSignal,
): Promise<Renamable | null> {
  const contract = await contractDocument(context, textDocument.uri);
  if (!contract) return null;
  const { document, text, outline, file } = contract;
  const spot = tagSpotAt(text, outline, document.offsetAt(position));
  if (spot?.at !== 'value' || spot.tag.name !== 'operationPrefix' || spot.node.place !== 'service') return null;
  const projects = await projectsNow(context, token, file);
  throwIfCancelled(token);
  const derived = operationsIn([spot.node]).flatMap(each => {
    const type = operationTypeOf(text, each);
    return type?.from === 'prefix' ? operationsAmong(projects, type.operationType) : [];
  });
  return {
    range: rangeOf(document, spot.range),
    name: spot.value,
    codebase: codebaseOf(context, projects),
    renamedTo: to => ({
      renamed: derived.map(declared => ({ declared, to: `${to.replace(/\.$/, '')}.${declared.operation.name}` })),
      prefix: { service: spot.node.name.text, from: spot.value, to },
    }),
  };
}
