import { siteLanguageOf } from '../call-sites/find-sites.ts';
import type { Operation } from '../contracts/model.ts';
import type { Declarations } from './codebase.ts';
import { nearestClient } from './nearest-client.ts';
import { findStubCalls, type StubCall } from './stub-calls.ts';
import { stubOperations } from './stub-operations.ts';

/** A call of a generated client with the operation that it leads to. */
export interface KnownStubCall {
  call: StubCall;
  operation: Operation;
  /** Of the config whose contracts declare the operation. */
  config: Declarations['config'];
}

/** The calls of generated clients in a source, in its order; of clients that have the same names the nearest counts. */
export function knownStubCalls(file: string, text: string, declarations: readonly Declarations[]): KnownStubCall[] {
  const language = siteLanguageOf(file);
  if (language !== 'script' && language !== 'markup') return [];
  const candidates = new Map<number, KnownStubCall[]>();
  for (const { config, model } of declarations) {
    const operations = stubOperations(model);
    for (const call of findStubCalls(text, language === 'markup', operations)) {
      const operation = operations.get(call.service)?.get(call.method);
      if (operation) candidates.set(call.start, [...(candidates.get(call.start) ?? []), { call, operation, config }]);
    }
  }
  const nearest = [...candidates.values()].flatMap(found => nearestClient(file, found) ?? []);
  return nearest.sort((a, b) => a.call.start - b.call.start);
}
