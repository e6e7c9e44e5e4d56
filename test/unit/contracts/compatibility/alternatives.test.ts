import assert from 'node:assert/strict';
import {
  alternativesOf,
  familyOf,
  haveCommonTag,
} from '../../../../server/src/contracts/compatibility/alternatives.ts';
import { describeAlternatives } from '../../../../server/src/contracts/compatibility/describe-type.ts';
import { type Facets, operationsOf, type Type } from '../../../../server/src/contracts/model.ts';
import { read } from '../contracts.ts';
import { contract } from './against.ts';

async function readType(type: string, declarations = '') {
  const { model } = await read({ 'a.rpc.ts': contract('string', type, declarations) });
  const [operation] = operationsOf(model);
  assert.ok(operation?.result);
  return { model, type: operation.result };
}

/** What a value can be: each type with the name that stands for it and what is said of its values. */
async function alternatives(written: string, declarations: string, facets?: Facets): Promise<string[]> {
  const { model, type } = await readType(written, declarations);
  return alternativesOf(type, model, facets).map(({ declared, ...each }) => {
    const said = Object.entries(each.facets).map(([name, value]) => ` @${name} ${value}`);
    return `${describeAlternatives([each])}${declared ? ` of ${declared.name}` : ''}${said.join('')}`;
  });
}

async function propertiesOf(written: string) {
  const type: Type = (await readType(written)).type;
  assert.ok(type.kind === 'object');
  return type.properties;
}

describe('what a value can be', () => {
  for (const [type, declarations, wanted] of [
    ['string', '', ['string']],
    ['string | null', '', ['string', 'null']],
    ['Id | number', 'type Id = string | Date', ['string of Id', 'Date of Id', 'number']],
    ['Outer', 'type Outer = Inner; type Inner = string', ['string of Inner']],
    ['Color', "enum Color { red = 'r', blue = 'b' }", ['"r" of Color', '"b" of Color']],
    ['Name', '/** @minLength 1 */ type Name = string', ['string of Name @minLength 1']],
    [
      'Outer',
      '/** @minLength 2 */ type Outer = Inner; /** @minLength 1 @maxLength 9 */ type Inner = string',
      ['string of Inner @minLength 2 @maxLength 9'],
    ],
  ] as const) {
    it(`${type}, with ${declarations || 'nothing'}: ${wanted.join(', ')}`, async () =>
      assert.deepEqual(await alternatives(type, declarations), wanted));
  }

  it('is anything behind a name that leads nowhere, and nothing more behind one that leads back', async () => {
    const { model, type } = await readType('Id', 'type Id = string');
    assert.ok(type.kind === 'reference');
    const kinds = (types: typeof model.types) => alternativesOf(type, { ...model, types }).map(each => each.type.kind);
    assert.deepEqual(kinds([]), ['unknown']);
    const members: Type[] = [type, { kind: 'string' }];
    assert.deepEqual(kinds(model.types.map(each => ({ ...each, type: { kind: 'union', members } }))), ['string']);
  });

  it('is narrowed by what is said in its place', async () => {
    const wanted = ['string of Name @minLength 3'];
    assert.deepEqual(await alternatives('Name', '/** @minLength 1 */ type Name = string', { minLength: 3 }), wanted);
  });
});

describe('what JSON takes a value for', () => {
  for (const [written, wanted] of [
    ['string', 'string'],
    ['Date', 'string'],
    ["'a'", 'string'],
    ['1', 'number'],
    ['true', 'boolean'],
    ['null', 'null'],
    ['string[]', 'array'],
    ['{ a: string }', 'object'],
    ['Record<string, string>', 'object'],
    ['Nowhere', undefined],
  ] as const) {
    it(`${written}: ${wanted ?? 'any'}`, async () => {
      const { model, type } = await readType(written);
      assert.deepEqual(alternativesOf(type, model).map(familyOf), [wanted]);
    });
  }
});

describe('objects that are the same alternative', () => {
  for (const [a, b, wanted] of [
    ["{ n: number; kind: 'x' }", "{ kind: 'x'; m: string }", true],
    ["{ kind: 'x' }", "{ m: string; kind: 'x' }", true],
    ["{ kind: 'x' }", "{ kind: 'y' }", false],
    ["{ kind: 'x' }", "{ type: 'x' }", false],
    ["{ kind: 'x' }", '{ kind: string }', false],
    ['{ kind: string }', "{ kind: 'x' }", false],
    ['{ id: string }', '{ id: string }', false],
  ] as const) {
    it(`${a} and ${b}: ${wanted}`, async () =>
      assert.equal(haveCommonTag(await propertiesOf(a), await propertiesOf(b)), wanted));
  }
});
