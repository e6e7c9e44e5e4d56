import { fileKey } from '../files/paths.ts';
import type { Codebase, DeclaredOperation } from './codebase.ts';
import { contractPlaces, mockPlaces, servicePlaces } from './declared-places.ts';
import type { Place } from './place.ts';
import { annotatedPlaces, usePlaces } from './uses.ts';

/**
 * All that belongs to an operation: contracts, generated methods, handlers, mocks, and what sources have of it.
 * @param operations those that share one operation type: in most workspaces there is one
 */
export async function placesOf(operations: readonly DeclaredOperation[], code: Codebase): Promise<Place[]> {
  const found = operations.flatMap(declared => [
    contractPlaces(declared, code),
    servicePlaces(declared, code),
    mockPlaces(declared, code),
  ]);
  return (await Promise.all([...found, usePlaces(operations, code)])).flat();
}

/** What handles an operation: methods of handler classes, and of Java's and Kotlin's classes that declare it. */
export async function implementationPlaces(operations: readonly DeclaredOperation[], code: Codebase): Promise<Place[]> {
  const types = new Set(operations.map(({ operation }) => operation.operationType));
  const handlers = operations.map(declared => servicePlaces(declared, code, ['handler']));
  const annotated = [...types].map(type => annotatedPlaces(type, code));
  return (await Promise.all([...handlers, ...annotated])).flat();
}

/** Where an operation is called. What handles it names it too, which is no call. */
export async function callPlaces(operations: readonly DeclaredOperation[], code: Codebase): Promise<Place[]> {
  const [uses, handlers] = await Promise.all([usePlaces(operations, code), implementationPlaces(operations, code)]);
  const handling = new Set(handlers.map(({ file }) => fileKey(file)));
  return uses.filter(({ kind, file }) => kind === 'call' || kind === 'stub-call' || !handling.has(fileKey(file)));
}
