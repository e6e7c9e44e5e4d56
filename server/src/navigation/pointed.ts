import path from 'node:path';
import { getLocation } from 'jsonc-parser';
import { tagSpotAt } from '../assist/tag-spot.ts';
import { type OperationSite, siteAt } from '../call-sites/operation-site.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import { operationsIn, operationTypeOf, tagValueOf } from '../contracts/outline-search.ts';
import { isSameFile } from '../files/paths.ts';
import { operationTypeOfMock } from '../gateway/mock/mock-name.ts';
import type { Span } from '../span.ts';
import type { Declarations } from './codebase.ts';
import { knownStubCalls } from './known-stub-calls.ts';
import type { PlaceKind } from './place.ts';
import { membersIn, operationOf, serviceFiles } from './service-files.ts';

/** An operation type that a cursor points at. */
export interface Pointed extends Span {
  kind: PlaceKind;
  operationType: string;
}

/** In a contract: the name of an operation, or the operation type in its tag. */
export function pointedInContract(text: string, outline: readonly OutlineNode[], offset: number): Pointed | undefined {
  const spot = tagSpotAt(text, outline, offset);
  if (spot?.at === 'value' && spot.tag.name === 'operationType') {
    return { ...spot.range, kind: 'tag', operationType: spot.value };
  }
  const named = operationsIn(outline).find(({ operation: { name } }) => covers(name, offset));
  const type = named && operationTypeOf(text, named);
  return type && { ...spanOf(named.operation.name), kind: 'operation', operationType: type.operationType };
}

/** In what targets have of a service: the name of a method, or the operation type in its doc comment. */
export async function pointedInServiceFile(
  file: string,
  text: string,
  offset: number,
  { config, model }: Declarations,
): Promise<Pointed | undefined> {
  const serviceFile = serviceFiles(config, model).find(each => isSameFile(each.file, file));
  if (!serviceFile) return undefined;
  for (const { name, tags } of await membersIn(text, serviceFile)) {
    const operation = operationOf(serviceFile, name.text);
    if (operation && covers(name, offset)) {
      return { ...spanOf(name), kind: serviceFile.role, operationType: operation.operationType };
    }
    const tag = tags.find(each => each.name === 'operationType');
    const value = tag && tagValueOf(text, tag);
    if (tag && value && covers(value, offset)) return { ...value, kind: 'handler-tag', operationType: tag.value };
  }
  return undefined;
}

/** In a file of a hand-written answer: the names of what the answer is made of, `result` and its like. */
export function pointedInMock(
  file: string,
  text: string,
  offset: number,
  { config }: Declarations,
): Pointed | undefined {
  const operationType = operationTypeOfMock(path.basename(file));
  const folder = path.dirname(file);
  // A scenario's are one folder down.
  const isMock = [folder, path.dirname(folder)].some(each => isSameFile(each, config.gateway.mocks));
  if (operationType === undefined || !isMock) return undefined;
  const { path: keys, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (keys.length !== 1 || !isAtPropertyKey || !previousNode) return undefined;
  const { offset: start, length } = previousNode;
  return { start, end: start + length, kind: 'mock', operationType };
}

/** In a source: a string that names an operation. */
export function pointedSite(sites: readonly OperationSite[], offset: number): Pointed | undefined {
  const site = siteAt(sites, offset);
  return site && { ...spanOf(site), kind: site.kind, operationType: site.operationType };
}

/** In a source: a call of a generated client. */
export function pointedStubCall(
  file: string,
  text: string,
  offset: number,
  declarations: readonly Declarations[],
): Pointed | undefined {
  const known = knownStubCalls(file, text, declarations).find(({ call }) => covers(call, offset));
  return known && { ...spanOf(known.call), kind: 'stub-call', operationType: known.operation.operationType };
}

function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
