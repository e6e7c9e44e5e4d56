import { findOperationSites, siteLanguageOf } from '../call-sites/find-sites.ts';
import type { Span } from '../span.ts';
import { annotatedMethods } from './annotated-methods.ts';
import type { Codebase, DeclaredOperation } from './codebase.ts';
import { nearestClient } from './nearest-client.ts';
import { type Place, type PlaceKind, placesIn } from './place.ts';
import { findStubCalls } from './stub-calls.ts';
import { serviceNames, stubOperations } from './stub-operations.ts';

/** A source with the places in it that use an operation, in its order. */
export interface UsedIn {
  file: string;
  text: string;
  uses: Use[];
}

export interface Use extends Span {
  kind: Extract<PlaceKind, 'call' | 'declaration' | 'mention' | 'stub-call'>;
}

/**
 * Where sources name operations or call them through generated clients, as their texts are now.
 * @param operations those that share one operation type
 */
export async function usesOf(operations: readonly DeclaredOperation[], code: Codebase): Promise<UsedIn[]> {
  const types = new Set(operations.map(({ operation }) => operation.operationType));
  const found = await Promise.all([
    ...[...types].flatMap(type => code.naming(type).map(file => namedIn(file, type, code))),
    ...operations.flatMap(declared => callingFiles(declared, code).map(file => calledIn(file, declared, code))),
  ]);
  const byFile = new Map<string, UsedIn>();
  for (const { file, text, uses } of found.flat()) {
    const before = byFile.get(file)?.uses ?? [];
    byFile.set(file, { file, text, uses: [...before, ...uses].sort((a, b) => a.start - b.start) });
  }
  return [...byFile.values()];
}

/** The same as places. */
export async function usePlaces(operations: readonly DeclaredOperation[], code: Codebase): Promise<Place[]> {
  const used = await usesOf(operations, code);
  return used.flatMap(({ file, text, uses }) => uses.flatMap(use => placesIn(file, text, use.kind, [use])));
}

/** The methods of servers in Java and Kotlin that handle an operation type. */
export async function annotatedPlaces(operationType: string, { naming, read }: Codebase): Promise<Place[]> {
  const found = naming(operationType).map(async file => {
    const text = await read(file);
    if (text === undefined) return [];
    const methods = annotatedMethods(text, file, operationType);
    return methods.flatMap(method => placesIn(file, text, 'handler', [method.name], method));
  });
  return (await Promise.all(found)).flat();
}

async function namedIn(file: string, operationType: string, { read }: Codebase): Promise<UsedIn[]> {
  const [text, language] = [await read(file), siteLanguageOf(file)];
  if (text === undefined || !language) return [];
  const sites = findOperationSites(text, language).filter(site => site.operationType === operationType);
  return [{ file, text, uses: sites.map(({ start, end, kind }) => ({ start, end, kind })) }];
}

/** The sources that call an operation through its config's clients, not those of others that have the names as well. */
function callingFiles({ config, model, service, operation }: DeclaredOperation, code: Codebase): string[] {
  const property = propertyOf({ model, service });
  const candidates = code.declarations.filter(each => stubOperations(each.model).get(property)?.has(operation.name));
  return code.calling(property, operation.name).filter(file => nearestClient(file, candidates)?.config === config);
}

async function calledIn(file: string, declared: DeclaredOperation, { read }: Codebase): Promise<UsedIn[]> {
  const text = await read(file);
  if (text === undefined) return [];
  const names = new Map([[propertyOf(declared), new Set([declared.operation.name])]]);
  const calls = findStubCalls(text, siteLanguageOf(file) === 'markup', names);
  return [{ file, text, uses: calls.map(({ start, end }) => ({ start, end, kind: 'stub-call' })) }];
}

function propertyOf({ model, service }: Pick<DeclaredOperation, 'model' | 'service'>): string {
  return serviceNames(model).find(names => names.service === service)?.property ?? '';
}
