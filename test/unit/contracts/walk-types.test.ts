import assert from 'node:assert/strict';
import type { Type } from '../../../server/src/contracts/model.ts';
import { childrenOf, mapReferences, referencesOf, textOfType } from '../../../server/src/contracts/walk-types.ts';

const reference = (name: string): Type => ({ kind: 'reference', name });
const property = (name: string, type: Type) => ({ name, type, optional: false });
const [A, B, C, D] = ['A', 'B', 'C', 'D'].map(reference) as [Type, Type, Type, Type];

/** A type of all kinds that have parts, with the same in other names. */
const nested = (a: Type, b: Type, c: Type, d: Type): Type => ({
  kind: 'object',
  properties: [
    property('array', { kind: 'array', element: a }),
    property('record', { kind: 'record', value: b }),
    property('union', { kind: 'union', members: [c, { kind: 'null' }] }),
    property('plain', { kind: 'literal', value: 'E' }),
    property('itself', d),
  ],
});

describe('walking types', () => {
  it('goes into all that they are made of', () => {
    assert.deepEqual(childrenOf({ kind: 'array', element: A }), [A]);
    assert.deepEqual(childrenOf({ kind: 'record', value: B }), [B]);
    assert.deepEqual(childrenOf({ kind: 'union', members: [A, B] }), [A, B]);
    assert.deepEqual(childrenOf({ kind: 'object', properties: [property('a', A), property('b', B)] }), [A, B]);
    for (const type of [A, { kind: 'string' }, { kind: 'literal', value: 1 }] as Type[]) {
      assert.deepEqual(childrenOf(type), []);
    }
    assert.deepEqual([...referencesOf(nested(A, B, C, D))], ['A', 'B', 'C', 'D']);
    assert.deepEqual([...referencesOf({ kind: 'string' })], []);
  });

  it('renames references, and nothing else', () => {
    const renamed = mapReferences(nested(A, B, C, D), name => `${name}2`);
    const [a, b, c, d] = ['A2', 'B2', 'C2', 'D2'].map(reference) as [Type, Type, Type, Type];
    assert.deepEqual(renamed, nested(a, b, c, d));
  });

  it('tells types apart by what they say, not by where', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const at = (file: string): Type => ({
      kind: 'object',
      properties: [{ ...property('id', { kind: 'string' }), source: { file, range } }],
    });
    assert.equal(textOfType(at('a.rpc.ts')), textOfType(at('b.rpc.ts')));
    assert.notEqual(textOfType({ kind: 'string' }), textOfType({ kind: 'number' }));
    assert.notEqual(textOfType(A), textOfType(B));
  });

  it('takes nothing that is called source for a place', () => {
    const examples = ['x', null, 1, ['range'], { source: 'x' }, { source: null }, { source: { from: 1 } }];
    const texts = examples.map(example =>
      textOfType({ kind: 'object', properties: [{ ...property('source', { kind: 'string' }), facets: { example } }] }),
    );
    assert.equal(new Set(texts).size, examples.length);
    const named = (source: string) => textOfType({ kind: 'object', properties: [property(source, A)] });
    assert.notEqual(named('source'), named('range'));
  });
});
