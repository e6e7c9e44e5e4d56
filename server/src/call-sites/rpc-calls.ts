import { bridgeCalls, ownerOf } from '../script/bridge-calls.ts';
import { type ObjectLiteral, readObject } from '../script/object-literal.ts';
import type { Script } from '../script/script.ts';
import type { Span } from '../span.ts';
import type { RpcCall } from './operation-site.ts';

/** How many tokens the type argument of `executeRpc<…>(` may have. */
const MAX_TYPE = 40;

/** The calls of gateways that are written out in a script, by the index of the string that names the operation. */
export function rpcCalls(script: Script): Map<number, RpcCall> {
  const calls = new Map<number, RpcCall>();
  for (const { bridge, method, argument, start, end } of bridgeCalls(script)) {
    if (method !== 'rpc') continue;
    const object = readObject(script, argument);
    const index = operationIn(object);
    const requestData = literalIn(script, object, 'requestData', '[');
    const data = bridge === 'MP.MGS' ? literalIn(script, object, 'data', '{') : undefined;
    if (index !== undefined) {
      calls.set(index, { start, end, bridge, ...(requestData && { requestData }), ...(data && { data }) });
    }
  }
  for (const [index, call] of harmonyCalls(script)) calls.set(index, call);
  return calls;
}

/** `MPRpc.executeRpc<string>(this, { operationType: '…' }, request)`. */
function harmonyCalls(script: Script): [number, RpcCall][] {
  return script.named('executeRpc').flatMap((index): [number, RpcCall][] => {
    const owner = ownerOf(script, index);
    if (owner === undefined || !script.is(owner, 'MPRpc')) return [];
    const open = openingAfter(script, index);
    const argument = open === undefined ? undefined : secondArgument(script, open);
    if (open === undefined || argument === undefined || !script.is(argument, '{')) return [];
    const operation = operationIn(readObject(script, argument));
    if (operation === undefined) return [];
    return [[operation, { start: script.startOf(owner), end: script.endOf(open), bridge: 'MPRpc' }]];
  });
}

function openingAfter(script: Script, name: number): number | undefined {
  if (script.is(name + 1, '(')) return name + 1;
  if (!script.is(name + 1, '<')) return undefined;
  for (let index = name + 2; index < name + MAX_TYPE; index = script.after(index)) {
    if (script.is(index, '>') && script.is(index + 1, '(')) return index + 1;
  }
  return undefined;
}

function secondArgument(script: Script, open: number): number | undefined {
  const close = script.closing(open);
  for (let index = open + 1; index < close; index = script.after(index)) {
    if (script.is(index, ',')) return index + 1 < close ? index + 1 : undefined;
  }
  return undefined;
}

function operationIn({ properties }: ObjectLiteral): number | undefined {
  const property = properties.find(({ key }) => key.text === 'operationType');
  return property?.value?.kind === 'string' ? property.valueIndex : undefined;
}

function literalIn(script: Script, { properties }: ObjectLiteral, key: string, bracket: '[' | '{'): Span | undefined {
  const property = properties.find(each => each.key.text === key);
  if (property?.valueIndex === undefined || !script.is(property.valueIndex, bracket)) return undefined;
  return { start: script.startOf(property.valueIndex), end: script.endOf(property.valueIndex) };
}
