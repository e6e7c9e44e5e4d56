import assert from 'node:assert/strict';
import { parseDocComment } from '../../../server/src/contracts/doc-comment.ts';
import { readFacets } from '../../../server/src/contracts/facets.ts';

/** What tags say, and what is told of those that are of no use. */
function facetsOf(tags: string) {
  const comment = `/** ${tags} */`;
  const messages: string[] = [];
  const facets = readFacets(parseDocComment(comment, 0, comment.length), (_, message) => messages.push(message));
  return { facets, messages };
}

describe('what tags say about values', () => {
  for (const [tags, facets] of [
    ['@minimum -1.5', { minimum: -1.5 }],
    ['@maximum 1e3', { maximum: 1000 }],
    ['@exclusiveMinimum 0', { exclusiveMinimum: 0 }],
    ['@exclusiveMaximum 7', { exclusiveMaximum: 7 }],
    ['@multipleOf 0.01', { multipleOf: 0.01 }],
    ['@minLength 0', { minLength: 0 }],
    ['@maxLength 64', { maxLength: 64 }],
    ['@minItems 1', { minItems: 1 }],
    ['@maxItems 10', { maxItems: 10 }],
    ['@uniqueItems', { uniqueItems: true }],
    ['@uniqueItems true', { uniqueItems: true }],
    [String.raw`@pattern ^\d+$`, { pattern: String.raw`^\d+$` }],
    ['@format date-time', { format: 'date-time' }],
    ['@format ipv4', { format: 'ipv4' }],
    ['@asType integer', { integer: true }],
    ['@faker person.fullName', { faker: 'person.fullName' }],
    ['@example 42', { example: 42 }],
    ['@example {"id": [1, null]}', { example: { id: [1, null] } }],
    ['@example alice', { example: 'alice' }],
    ['@minimum 1 @maximum 2', { minimum: 1, maximum: 2 }],
    ['@minimum 1 @minimum 2', { minimum: 2 }],
    ['@deprecated @toString 1', undefined],
    ['Nothing.', undefined],
  ] as const) {
    it(`${tags} is ${JSON.stringify(facets) ?? 'nothing'}`, () =>
      assert.deepEqual(facetsOf(tags), { facets, messages: [] }));
  }

  for (const [tag, expected] of [
    ['@minimum', 'It takes a number.'],
    ['@minimum low', 'It takes a number.'],
    ['@maximum Infinity', 'It takes a number.'],
    ['@multipleOf 0', 'It takes a number.'],
    ['@multipleOf -2', 'It takes a number.'],
    ['@minLength -1', 'It takes a number.'],
    ['@maxLength 1.5', 'It takes a number.'],
    ['@maxItems 3 or so', 'It takes a number.'],
    ['@uniqueItems false', 'It stands alone.'],
    ['@pattern', 'It takes a regular expression, without slashes around it.'],
    ['@pattern (', 'It takes a regular expression, without slashes around it.'],
    [String.raw`@pattern \-`, 'It takes a regular expression, without slashes around it.'],
    ['@format', 'It takes a JSON Schema format such as date-time, email or uuid.'],
    ['@format 2nd', 'It takes a JSON Schema format such as date-time, email or uuid.'],
    ['@format date time', 'It takes a JSON Schema format such as date-time, email or uuid.'],
    ['@asType int', 'It takes "integer".'],
    ['@faker person', 'It takes a path of @faker-js/faker such as person.fullName.'],
    ['@faker a person.fullName', 'It takes a path of @faker-js/faker such as person.fullName.'],
    ['@faker person.fullName()', 'It takes a path of @faker-js/faker such as person.fullName.'],
    ['@example', 'It takes a JSON value.'],
  ] as const) {
    it(`${tag} is of no use: ${expected}`, () => {
      const [, name, value] = /^@(\w+) ?(.*)$/.exec(tag) ?? [];
      assert.deepEqual(facetsOf(tag), { facets: undefined, messages: [`@${name} cannot use "${value}". ${expected}`] });
    });
  }

  it('is what the tags that are of use say, beside others', () => {
    const { facets, messages } = facetsOf('@minimum 1 @maximum many @asType integer');
    assert.deepEqual(facets, { minimum: 1, integer: true });
    assert.deepEqual(messages, ['@maximum cannot use "many". It takes a number.']);
  });
});
