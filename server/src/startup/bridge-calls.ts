import { readObject } from './object-literal.ts';
import type { ParameterPlace, PassedBy } from './parameter-place.ts';
import type { Script } from './script.ts';

/** Whose `call` it is: the bridge of H5 pages, or that of mini programs. */
const BRIDGES = ['AlipayJSBridge', 'my'];

/**
 * The properties of a call's second argument that hold startup parameters (documented, AY/85079 and AY/85055: Android
 * takes them from `param`, iOS from `passData`, where pages put data of their own too).
 */
const HOLDERS: Record<string, Record<string, PassedBy>> = {
  startApp: { param: 'startApp' },
  pushWindow: { param: 'pushWindow', passData: 'passData' },
};

/** The parameters in `AlipayJSBridge.call('startApp', { param: { … } })` and its like. */
export function bridgeCallPlaces(script: Script): ParameterPlace[] {
  return script.tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || token.end - token.start !== 4 || script.textOf(index) !== 'call') return [];
    if (!isBridge(script, index)) return [];
    const argument = secondArgument(script, index);
    if (!argument) return [];
    return readObject(script, argument.index).properties.flatMap(({ key, valueIndex }): ParameterPlace[] => {
      const passedBy = Object.hasOwn(argument.holders, key.text) ? argument.holders[key.text] : undefined;
      if (!passedBy || valueIndex === undefined || !script.is(valueIndex, '{')) return [];
      const { start, end, properties } = readObject(script, valueIndex);
      return [{ passedBy, syntax: 'script', start, end, given: properties }];
    });
  });
}

function isBridge(script: Script, call: number): boolean {
  let index = call - 1;
  if (!script.is(index, '.')) return false;
  do index--;
  while (script.is(index, '?') || script.is(index, '!'));
  return BRIDGES.some(name => script.is(index, name));
}

function secondArgument(script: Script, call: number) {
  const open = script.is(call + 1, '?') && script.is(call + 2, '.') ? call + 3 : call + 1;
  const [name, comma, index] = [open + 1, open + 2, open + 3];
  if (!script.is(open, '(') || !script.is(comma, ',') || !script.is(index, '{')) return undefined;
  const text = script.tokens[name]?.kind === 'string' ? script.textOf(name).slice(1, -1) : '';
  const holders = Object.hasOwn(HOLDERS, text) ? HOLDERS[text] : undefined;
  return holders && { index, holders };
}
