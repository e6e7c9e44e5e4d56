import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTRACT_TAGS } from '../../../server/src/catalog/contract-tags.ts';
import { HTTP_METHODS, type Model, operationsOf, type Type } from '../../../server/src/contracts/model.ts';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { utilityTypes } from '../../../server/src/contracts/utility-types.ts';
import { childrenOf } from '../../../server/src/contracts/walk-types.ts';
import { copyExamples } from '../../support/examples.ts';

const ROOT = path.resolve(__dirname, '../../..');
const CONTRACTS = path.join(ROOT, 'examples/contracts');

/** How each kind of type is written, as docs/contracts.md names it. A new kind does not compile until it is here. */
const KINDS: Record<Exclude<Type['kind'], 'unknown'>, RegExp> = {
  string: /`string`/,
  number: /`number`/,
  boolean: /`boolean`/,
  null: /`null`/,
  date: /`Date`/,
  literal: /literals/,
  enum: /enums/,
  array: /arrays/,
  record: /`Record<string, T>`/,
  object: /interfaces/,
  union: /unions/,
  reference: /aliases/,
};

const UTILITY_TYPES = Object.keys(utilityTypes(type => type));

/** Newcomers look things up in `examples/`, so it has everything that a contract can say, and the docs name it. */
describe('examples', () => {
  let text: string;
  let docs: string;
  let model: Model;

  before(async () => {
    const files = await readdir(CONTRACTS, { recursive: true });
    const contracts = files.filter(file => file.endsWith('.ts')).map(file => path.join(CONTRACTS, file));
    text = (await Promise.all(contracts.map(file => readFile(file, 'utf8')))).join('\n');
    docs = await readFile(path.join(ROOT, 'docs/contracts.md'), 'utf8');
    await using workspace = await copyExamples();
    const read = await new ContractReader(await workspace.config()).read();
    assert.deepEqual(read.findings, []);
    model = read.model;
  });

  for (const { name } of CONTRACT_TAGS) {
    it(`use @${name}`, () => {
      assert.ok(new RegExp(`@${name}\\b`).test(text));
      assert.ok(new RegExp(`\`@${name}\\b`).test(docs));
    });
  }

  it('use @signCheck no', () => assert.ok(operationsOf(model).some(({ signCheck }) => !signCheck)));

  for (const method of HTTP_METHODS) {
    it(`use @http ${method}`, () => {
      assert.ok(operationsOf(model).some(({ http }) => http.explicit && http.method === method));
      assert.ok(new RegExp(`\\b${method}\\b`).test(docs));
    });
  }

  it('have an operation without @http', () => assert.ok(operationsOf(model).some(({ http }) => !http.explicit)));

  for (const name of UTILITY_TYPES) {
    it(`use ${name}`, () => {
      assert.ok(new RegExp(`\\b${name}<`).test(text));
      assert.ok(new RegExp(`\`${name}\``).test(docs));
    });
  }

  for (const [kind, words] of Object.entries(KINDS)) {
    it(`use types of the kind ${kind}`, () => {
      assert.ok(kindsOf(model).has(kind));
      assert.ok(words.test(docs));
    });
  }

  it('use generics, intersections and properties of types', () => {
    for (const syntax of [/interface \w+<T>/, /\w+<\w+>/, / & /, /\w+\['\w+'\]/]) assert.ok(syntax.test(text));
  });
});

function kindsOf(model: Model): Set<string> {
  const kinds = new Set<string>();
  const visit = (type: Type): void => {
    kinds.add(type.kind);
    childrenOf(type).forEach(visit);
  };
  for (const { type } of model.types) visit(type);
  for (const { request, result } of operationsOf(model)) {
    if (request) visit(request.type);
    if (result) visit(result);
  }
  return kinds;
}
