import assert from 'node:assert/strict';
import { classMembers } from '../../../server/src/contracts/class-members.ts';

/** What is known of the class Shop in a text, with its places as the text before them. */
function describeShop(text: string): unknown {
  const shape = classMembers(text, 'Shop');
  if (shape === undefined || shape === 'broken') return shape;
  const { end, importsEnd, ...names } = shape;
  return { ...names, upToBrace: text.slice(0, end), imports: text.slice(0, importsEnd) };
}

describe('the class of a skeleton', () => {
  it('is known by its members, its closing brace and what its file imports', () => {
    const head = `import type { Order, Item as Thing } from './types';
import Base, { type Page } from './base';
import * as all from './all';
import './polyfill';`;
    const body = `
class Other { other() {} }
class Shop extends Base {
  private readonly orders = new Map();
  constructor(readonly name: string) { super(); }
  async get(id: string) { return id; }
  'find-all'() {}
  ['list']() {}
  [key]() {}
  static {}
`;
    assert.deepEqual(describeShop(`${head}${body}}\nconst last = 1;\n`), {
      members: ['orders', 'get', 'find-all', 'list', '[key]'],
      imported: ['Order', 'Thing', 'Base', 'Page'],
      upToBrace: head + body,
      imports: head,
    });
  });

  it('may be empty, in a file that imports nothing', () => {
    assert.deepEqual(describeShop('class Shop {}'), {
      members: [],
      imported: [],
      upToBrace: 'class Shop {',
      imports: '',
    });
  });

  for (const [text, why] of [
    ['', 'a file without classes'],
    ['class Other {}', 'a file with another class'],
    ['const Shop = class {};', 'a file with a class that is a value'],
    ['export default class {}', 'a file with a class without a name'],
  ] as const) {
    it(`is not there in ${why}`, () => assert.equal(describeShop(text), undefined));
  }

  it('is not told where the file is broken', () => {
    assert.equal(describeShop('class Shop { get() { }\n'), 'broken');
    assert.equal(describeShop('class Shop { }\n}'), 'broken');
  });
});
