import * as l10n from '@vscode/l10n';
import type { Json } from '../../../contracts/model.ts';
import { jsonSyntaxError } from '../../json-syntax-error.ts';
import { isTooDeep, MAX_NESTING } from '../../nesting.ts';
import { type Answer, refuse } from '../../wire.ts';
import { canonicalJson } from '../canonical.ts';
import { hasStars } from './fits-recording.ts';
import { MalformedMock } from './malformed-mock.ts';
import type { MockCases, MockSequence, WrittenMock } from './written-mock.ts';

type JsonObject = { [key: string]: Json };

/**
 * Reads the text of a mock.
 * - `{"resultStatus":1000,"tips":"ok","result":…}`: the console's format (documented AC/api-mock), with a `memo` of ours;
 * - `{"sequence":[mock, …],"then":"stay"}`: ours;
 * - `{"cases":[{"request":…,"match":"subset", …mock}, …],"otherwise":mock}`: ours.
 * @param name how to speak of the mock
 * @throws MalformedMock
 */
export function readWrittenMock(text: string, name: string): WrittenMock {
  if (isTooDeep(text)) {
    throw new MalformedMock('', l10n.t('it is nested deeper than {0} levels', MAX_NESTING));
  }
  return toMock(parse(text), name, '');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    const { offset, reason } = jsonSyntaxError(text);
    throw new MalformedMock('', l10n.t('it is not valid JSON: {0} at character {1}', reason, offset));
  }
}

/** @param place within the file, empty for all of it */
function toMock(mock: Json, name: string, place: string): WrittenMock {
  if (!isObject(mock)) throw new MalformedMock(place, l10n.t('it is no JSON object'));
  const kinds = ['resultStatus', 'sequence', 'cases'].filter(key => Object.hasOwn(mock, key));
  if (kinds.length > 1) {
    throw new MalformedMock(place, l10n.t('it has {0}: one of them is enough', kinds.join(', ')));
  }
  if (kinds[0] === 'sequence') return toSequence(mock, name, place);
  if (kinds[0] === 'cases') return toCases(mock, name, place);
  return { kind: 'answer', answer: toAnswer(mock, name, place) };
}

function toSequence({ sequence, then = 'stay' }: JsonObject, name: string, place: string): MockSequence {
  if (!Array.isArray(sequence) || sequence.length === 0) {
    throw new MalformedMock(place, l10n.t('its "{0}" is no list with at least one mock', 'sequence'));
  }
  if (then !== 'repeat' && then !== 'stay') {
    throw new MalformedMock(place, l10n.t('its "then" is neither "repeat" nor "stay"'));
  }
  const steps = sequence.map((step, index) => toMock(step, name, within(place, `sequence[${index}]`)));
  return { kind: 'sequence', steps, then, positions: new Map() };
}

function toCases({ cases, otherwise }: JsonObject, name: string, place: string): MockCases {
  if (!Array.isArray(cases)) throw new MalformedMock(place, l10n.t('its "{0}" is no list', 'cases'));
  const whole = new Map<string, WrittenMock>();
  const starred: { request: Json; mock: WrittenMock }[] = [];
  const partial: { request: Json; mock: WrittenMock }[] = [];
  for (const [index, each] of cases.entries()) {
    const at = within(place, `cases[${index}]`);
    const mock = toMock(each, name, at);
    const { request, match = 'subset' } = each as JsonObject;
    if (match !== 'whole' && match !== 'subset') {
      throw new MalformedMock(at, l10n.t('its "match" is neither "subset" nor "whole"'));
    }
    // Without a request it is for calls that have none.
    if (request !== undefined && match === 'subset') partial.push({ request, mock });
    else whole.set(canonicalJson(request), mock);
    if (request !== undefined && match === 'whole' && hasStars(request)) starred.push({ request, mock });
  }
  const rest = otherwise === undefined ? undefined : toMock(otherwise, name, within(place, 'otherwise'));
  return { kind: 'cases', whole, starred, partial, otherwise: rest };
}

function toAnswer({ resultStatus, tips, memo, result = null }: JsonObject, name: string, place: string): Answer {
  if (!Number.isSafeInteger(resultStatus)) {
    throw new MalformedMock(place, l10n.t('it has no number called resultStatus'));
  }
  const code = Number(resultStatus);
  const texts = { ...(typeof tips === 'string' && { tips }), ...(typeof memo === 'string' && { memo }) };
  if (code === 1000) return { code, ...texts, body: JSON.stringify(result) };
  const hypothesis = l10n.t('The mock {0} asks for this code.', name);
  return { ...refuse({ code, hypothesis, expected: 1000, received: code }), ...texts };
}

function within(place: string, part: string): string {
  return place === '' ? part : `${place}.${part}`;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
