import { htmlParts } from '../script/html-parts.ts';
import { Script } from '../script/script.ts';
import type { Span } from '../span.ts';

/** What the services of a model are called in generated clients, and their operations: `accountService` → `login`. */
export type StubNames = ReadonlyMap<string, { has(method: string): boolean }>;

/** A call through generated code, `rpc.accountService.login(…)`. The span is that of the method's name. */
export interface StubCall extends Span {
  /** Of the object that holds the service's operations: `accountService`. */
  service: string;
  method: string;
  /** Where the parenthesis that opens the arguments stands. */
  open: number;
}

/**
 * The calls of generated clients in a source, whole or half-typed, in its order. They are told by their names alone: a
 * service's own name has to be a property of something, or to be taken out of something (`const { accountService } = rpc`).
 * Never fails, takes linear time.
 * @param isMarkup whether the source is HTML or a Vue component
 */
export function findStubCalls(text: string, isMarkup: boolean, names: StubNames): StubCall[] {
  if (![...names.keys()].some(service => text.includes(service))) return [];
  const spans = isMarkup ? htmlParts(text).scripts : [{ start: 0, end: text.length }];
  const scripts = spans.map(span => new Script(text, span));
  const taken = new Set(scripts.flatMap(script => takenOut(script, names)));
  return scripts.flatMap(script => callsIn(script, names, taken)).sort((a, b) => a.start - b.start);
}

function callsIn(script: Script, names: StubNames, taken: ReadonlySet<string>): StubCall[] {
  return script.tokens.flatMap((token, index): StubCall[] => {
    if (token.kind !== 'name') return [];
    const service = script.textOf(index);
    const methods = names.get(service);
    if (!methods || !(isMember(script, index) || taken.has(service))) return [];
    const name = memberAfter(script, index);
    const method = name === undefined ? '' : script.textOf(name);
    const open = name === undefined || !methods.has(method) ? undefined : openingAfter(script, name);
    if (name === undefined || open === undefined) return [];
    return [{ service, method, start: script.startOf(name), end: script.endOf(name), open }];
  });
}

/** The services that a script takes out of objects by name: `{ accountService } =`, `({ accountService }) =>`. */
function takenOut(script: Script, names: StubNames): string[] {
  return script.tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || !names.has(script.textOf(index))) return [];
    const isAlone =
      ['{', ','].some(text => script.is(index - 1, text)) && ['}', ','].some(text => script.is(index + 1, text));
    return isAlone ? [script.textOf(index)] : [];
  });
}

/** `.b` of `a.b`, `a?.b` and `a!.b`. */
function isMember(script: Script, index: number): boolean {
  return script.is(index - 1, '.') && !script.is(index - 2, '.');
}

/** The index of `b` in `a.b`, `a?.b` and `a!.b`. */
function memberAfter(script: Script, index: number): number | undefined {
  let next = index + 1;
  while (script.is(next, '!') || script.is(next, '?')) next++;
  return script.is(next, '.') && script.tokens[next + 1]?.kind === 'name' ? next + 1 : undefined;
}

/** Where the parenthesis behind a name stands: `b(`, `b?.(` and `b!(`. */
function openingAfter(script: Script, name: number): number | undefined {
  let next = name + 1;
  while (['!', '?', '.'].some(text => script.is(next, text))) next++;
  return script.is(next, '(') ? script.startOf(next) : undefined;
}
