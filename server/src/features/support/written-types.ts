import type { TextDocument } from 'vscode-languageserver-textdocument';
import { operationsIn, operationTypeOf } from '../../contracts/outline-search.ts';
import type { Span } from '../../span.ts';
import type { FeatureContext } from '../feature.ts';
import { contractDocument } from './contract-documents.ts';
import { type KnownOperation, operationsAmong, projectsFor } from './known-operations.ts';
import { siteDocument } from './site-documents.ts';

/** An operation type that is written somewhere. */
export interface WrittenType extends Span {
  operationType: string;
}

/** A written operation type that contracts have. */
export interface KnownType extends WrittenType {
  operation: KnownOperation;
}

/** The operation types in the strings of an open document that contracts have, each with its operation of the nearest config. */
export async function knownTypesIn(context: FeatureContext, document: TextDocument): Promise<KnownType[]> {
  const source = await siteDocument(context, document.uri);
  if (!source || source.sites.length === 0) return [];
  const projects = await projectsFor(context, source.file);
  return source.sites.flatMap(({ start, end, operationType }) => {
    const [operation] = operationsAmong(projects, operationType);
    return operation ? [{ start, end, operationType, operation }] : [];
  });
}

/** The operation types that are written in an open document: in the tags of a contract, in the strings of anything else. */
export async function writtenTypesIn(context: FeatureContext, document: TextDocument): Promise<WrittenType[]> {
  const contract = await contractDocument(context, document.uri);
  if (!contract) return knownTypesIn(context, document);
  return operationsIn(contract.outline).flatMap(each => {
    const type = operationTypeOf(contract.text, each);
    return type?.from === 'tag' ? [{ ...type.at, operationType: type.operationType }] : [];
  });
}
