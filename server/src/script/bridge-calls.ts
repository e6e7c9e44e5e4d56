import type { Span } from '../span.ts';
import type { Script } from './script.ts';

/**
 * Whose `call` it is: the bridge of H5 pages (documented, AY/72758), that of mini programs, or `MP.MGS` of pages
 * outside the container (both seen in code).
 */
export type Bridge = 'AlipayJSBridge' | 'my' | 'MP.MGS';

/** `AlipayJSBridge.call('method', { … })`, from the bridge's name to the closing parenthesis. */
export interface BridgeCall extends Span {
  bridge: Bridge;
  /** What is called, where a literal says so. */
  method: string;
  /** The index of the brace that opens the second argument. */
  argument: number;
}

/** The calls of a bridge that name their method and pass it an object literal. */
export function bridgeCalls(script: Script): BridgeCall[] {
  return script.named('call').flatMap(index => {
    const owner = bridgeOf(script, index);
    if (!owner) return [];
    const open = script.is(index + 1, '?') && script.is(index + 2, '.') ? index + 3 : index + 1;
    const argument = open + 3;
    if (!script.is(open, '(') || !script.is(open + 2, ',') || !script.is(argument, '{')) return [];
    return [
      {
        bridge: owner.bridge,
        method: script.tokens[open + 1]?.kind === 'string' ? script.textOf(open + 1).slice(1, -1) : '',
        argument,
        start: script.startOf(owner.index),
        end: script.endOf(open),
      },
    ];
  });
}

function bridgeOf(script: Script, call: number): { bridge: Bridge; index: number } | undefined {
  const index = ownerOf(script, call);
  if (index === undefined) return undefined;
  if (script.is(index, 'AlipayJSBridge')) return { bridge: 'AlipayJSBridge', index };
  if (script.is(index, 'my')) return { bridge: 'my', index };
  const outer = script.is(index, 'MGS') ? ownerOf(script, index) : undefined;
  return outer !== undefined && script.is(outer, 'MP') ? { bridge: 'MP.MGS', index: outer } : undefined;
}

/** The index of what a method is called on: `a` of `a.b`, `a?.b` and `a!.b`. */
export function ownerOf(script: Script, method: number): number | undefined {
  let index = method - 1;
  if (!script.is(index, '.')) return undefined;
  do index--;
  while (script.is(index, '?') || script.is(index, '!'));
  return index;
}
