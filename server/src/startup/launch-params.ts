import { type ObjectLiteral, readObject } from '../script/object-literal.ts';
import { Script } from '../script/script.ts';
import type { ParameterPlace, ParameterPlaces } from './parameter-place.ts';

/** The parameters in `data[].extend_info.launchParams` of `h5_json.json` (seen in code: presets of official demos). */
export function launchParamsPlaces(text: string): ParameterPlaces {
  const script = new Script(text);
  const places = script.is(0, '{') ? packages(script).flatMap(each => launchParams(script, each)) : [];
  return { places, comments: script.comments };
}

function packages(script: Script): ObjectLiteral[] {
  const data = indexOf(readObject(script, 0), 'data');
  if (data === undefined || !script.is(data, '[')) return [];
  const objects: ObjectLiteral[] = [];
  for (let index = data + 1; index < script.closing(data); index = script.after(index)) {
    if (script.is(index, '{')) objects.push(readObject(script, index));
  }
  return objects;
}

function launchParams(script: Script, entry: ObjectLiteral): ParameterPlace[] {
  const info = objectAt(script, entry, 'extend_info');
  const params = info && objectAt(script, info, 'launchParams');
  if (!params) return [];
  const { start, end, properties } = params;
  return [{ passedBy: 'launchParams', syntax: 'json', start, end, given: properties }];
}

function objectAt(script: Script, object: ObjectLiteral, key: string): ObjectLiteral | undefined {
  const index = indexOf(object, key);
  return index !== undefined && script.is(index, '{') ? readObject(script, index) : undefined;
}

function indexOf(object: ObjectLiteral, key: string): number | undefined {
  return object.properties.find(property => property.key.text === key)?.valueIndex;
}
