import { findOperationSites, siteLanguageOf } from '../call-sites/find-sites.ts';
import { annotatedMethods } from './annotated-methods.ts';
import type { Codebase, DeclaredOperation } from './codebase.ts';
import { nearestClient } from './nearest-client.ts';
import { type Place, placesIn } from './place.ts';
import { findStubCalls } from './stub-calls.ts';
import { serviceNames, stubOperations } from './stub-operations.ts';

/** Where sources name an operation type in strings. */
export async function sitePlaces(operationType: string, { naming, read }: Codebase): Promise<Place[]> {
  const found = naming(operationType).map(async file => {
    const [text, language] = [await read(file), siteLanguageOf(file)];
    if (text === undefined || !language) return [];
    const sites = findOperationSites(text, language).filter(site => site.operationType === operationType);
    return sites.flatMap(site => placesIn(file, text, site.kind, [site]));
  });
  return (await Promise.all(found)).flat();
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

/** Where sources call an operation through generated clients: those of its config where several have the names. */
export async function stubCallPlaces(
  { config, model, service, operation }: DeclaredOperation,
  { declarations, calling, read }: Codebase,
): Promise<Place[]> {
  const named = serviceNames(model).find(names => names.service === service);
  if (!named) return [];
  const candidates = declarations.filter(each => stubOperations(each.model).get(named.property)?.has(operation.name));
  const isOurs = (file: string) => nearestClient(file, candidates)?.config === config;
  const names = new Map([[named.property, new Set([operation.name])]]);
  const found = calling(named.property, operation.name)
    .filter(isOurs)
    .map(async file => {
      const text = await read(file);
      if (text === undefined) return [];
      return placesIn(file, text, 'stub-call', findStubCalls(text, siteLanguageOf(file) === 'markup', names));
    });
  return (await Promise.all(found)).flat();
}
