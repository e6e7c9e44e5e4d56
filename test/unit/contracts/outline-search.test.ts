import assert from 'node:assert/strict';
import { outlineContract } from '../../../server/src/contracts/outline.ts';
import {
  documentedAt,
  namedAt,
  operationsIn,
  operationTypeOf,
  tagOf,
  tagValueOf,
} from '../../../server/src/contracts/outline-search.ts';

/** A text without the `|` in it, and where that stood. */
function pointed(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { offset, outline: outlineContract(text) };
}

describe('whose doc comment a place is in', () => {
  for (const [marked, wanted] of [
    ['|/** Text. */ interface A {}', undefined],
    ['/*|* Text. */ interface A {}', undefined],
    ['/**| Text. */ interface A {}', 'A'],
    ['/** Text. |*/ interface A {}', 'A'],
    ['/** Text. *|/ interface A {}', undefined],
    ['/** Text. */| interface A {}', undefined],
    ['/** Text. */ interface A { /** In| it. */ b: string }', 'b'],
    ['/* Te|xt. */ interface A {}', undefined],
  ] as const) {
    it(`${marked}: ${wanted ?? 'nobody’s'}`, () => {
      const { outline, offset } = pointed(marked);
      assert.equal(documentedAt(outline, offset)?.name.text, wanted);
    });
  }
});

describe('whose name a place is in', () => {
  for (const [marked, wanted] of [
    ['interface| Shop { id: string }', undefined],
    ['interface |Shop { id: string }', 'Shop'],
    ['interface Shop| { id: string }', 'Shop'],
    ['interface Shop |{ id: string }', undefined],
    ['interface Shop { i|d: string }', 'id'],
    ['interface Shop { id: str|ing }', undefined],
  ] as const) {
    it(`${marked}: ${wanted ?? 'nobody’s'}`, () => {
      const { outline, offset } = pointed(marked);
      assert.equal(namedAt(outline, offset)?.name.text, wanted);
    });
  }
});

describe('the operations of a contract', () => {
  for (const [text, wanted] of [
    ['interface A { a(): void; b: () => void } interface B { c(): void }', ['A.a', 'A.b', 'B.c']],
    ['interface A { version: string }', []],
    ['/** @operationPrefix shop */ interface A { a(): void; version: string }', ['A.a']],
    ['type A = { a(): void }', []],
  ] as const) {
    it(`${text}: ${wanted.join(', ') || 'none'}`, () => {
      const found = operationsIn(outlineContract(text));
      assert.deepEqual(
        found.map(({ service, operation }) => `${service.name.text}.${operation.name.text}`),
        wanted,
      );
    });
  }
});

describe('the operation type that a contract gives', () => {
  for (const [text, wanted, place] of [
    [
      '/** @operationPrefix shop */ interface A { /** @operationType pay.now */ pay(): void }',
      'pay.now',
      'tag: pay.now',
    ],
    ['/** @operationPrefix com.shop */ interface A { pay(): void }', 'com.shop.pay', 'prefix: pay'],
    ['/** @operationPrefix com.shop. */ interface A { pay(): void }', 'com.shop.pay', 'prefix: pay'],
    [
      '/** @other x @operationPrefix com.shop */ interface A { /** @http GET /x */ pay(): void }',
      'com.shop.pay',
      'prefix: pay',
    ],
    ['/** A shop. */ interface A { pay(): void }', undefined, undefined],
  ] as const) {
    it(`${text}: ${wanted ?? 'none'}`, () => {
      const [operation] = operationsIn(outlineContract(text));
      const found = operation && operationTypeOf(text, operation);
      const at = found && `${found.from}: ${text.slice(found.at.start, found.at.end)}`;
      assert.deepEqual([found?.operationType, at], [wanted, place]);
    });
  }
});

describe('where the value of a tag stands', () => {
  for (const [comment, wanted] of [
    ['/** @http GET /x */', '/** @http [GET /x] */'],
    ['/** @http \t  GET /x */', '/** @http \t  [GET /x] */'],
    ['/** @http */', '/** @http[] */'],
    ['/** @http GET /x @http GET /y */', '/** @http [GET /x] @http GET /y */'],
    ['/** @http\n * GET /x */', '/** @http[\n * GET /x] */'],
  ] as const) {
    it(JSON.stringify(wanted), () => {
      const [node] = outlineContract(`${comment} interface A {}`);
      const tag = node && tagOf(node, 'http');
      assert.ok(tag);
      const { start, end } = tagValueOf(comment, tag);
      assert.equal(`${comment.slice(0, start)}[${comment.slice(start, end)}]${comment.slice(end)}`, wanted);
    });
  }
});
