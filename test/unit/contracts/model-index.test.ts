import assert from 'node:assert/strict';
import type { Model, Type } from '../../../server/src/contracts/model.ts';
import { declarationsByName, followReferences, operationsByType } from '../../../server/src/contracts/model-index.ts';
import { model, operation, SOURCE } from '../gateway/operations.ts';

const to = (name: string): Type => ({ kind: 'reference', name });

const MODEL: Model = model(
  [operation('com.example.a'), operation('com.example.b')],
  Object.entries({
    Text: { kind: 'string' } as const,
    Name: to('Text'),
    Alias: to('Name'),
    Nowhere: to('Gone'),
    Round: to('Trip'),
    Trip: to('Round'),
  }).map(([name, type]) => ({ name, source: SOURCE, type })),
);

describe('the index of a model', () => {
  const cases: [what: string, type: Type, follows: Type][] = [
    ['a type without a name', { kind: 'number' }, { kind: 'number' }],
    ['a name', to('Text'), { kind: 'string' }],
    ['a name of a name of a name', to('Alias'), { kind: 'string' }],
    ['a name that nothing has', to('Gone'), to('Gone')],
    ['a name of a name that nothing has', to('Nowhere'), to('Gone')],
  ];
  for (const [what, type, follows] of cases) {
    it(`follows ${what}`, () => assert.deepEqual(followReferences(type, MODEL), follows));
  }

  it('does not go round for ever', () => assert.equal(followReferences(to('Round'), MODEL).kind, 'reference'));

  it('has what is declared, and is made once', () => {
    assert.deepEqual([...operationsByType(MODEL).keys()], ['com.example.a', 'com.example.b']);
    assert.deepEqual(declarationsByName(MODEL).get('Name')?.type, to('Text'));
    assert.equal(declarationsByName(MODEL), declarationsByName(MODEL));
  });
});
