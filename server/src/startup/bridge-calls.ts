import { bridgeCalls } from '../script/bridge-calls.ts';
import { readObject } from '../script/object-literal.ts';
import type { Script } from '../script/script.ts';
import type { ParameterPlace, PassedBy } from './parameter-place.ts';

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
  return bridgeCalls(script).flatMap(({ bridge, method, argument }) => {
    const holders = Object.hasOwn(HOLDERS, method) ? HOLDERS[method] : undefined;
    // Outside the container there is nothing to start.
    if (!holders || bridge === 'MP.MGS') return [];
    return readObject(script, argument).properties.flatMap(({ key, valueIndex }): ParameterPlace[] => {
      const passedBy = Object.hasOwn(holders, key.text) ? holders[key.text] : undefined;
      if (!passedBy || valueIndex === undefined || !script.is(valueIndex, '{')) return [];
      const { start, end, properties } = readObject(script, valueIndex);
      return [{ passedBy, syntax: 'script', start, end, given: properties }];
    });
  });
}
