import assert from 'node:assert/strict';
import { outlineClasses } from '../../../server/src/contracts/class-outline.ts';

/** Classes, as what they say of themselves and the texts at the places of their members. */
function outline(text: string): unknown {
  return outlineClasses(text).map(({ members, ...of }) => ({
    ...of,
    members: members.map(({ name, start, end, tags }) => ({
      name: name.text,
      written: text.slice(name.start, name.end),
      text: text.slice(start, end),
      tags: tags.map(tag => `@${tag.name} ${tag.value}`),
    })),
  }));
}

describe('the outline of classes', () => {
  it('has what they implement, and their members without the comments before them', () => {
    const text = `
interface NoClass {}
class OrderHandler extends Base implements OrderService, shop.Other<string> {
  /** Gets it. @operationType shop.get */
  get() {}
  // Of no interest.
  'find-all' = 1;
  constructor() { super(); }
}
export class Plain {}
`;
    assert.deepEqual(outline(text), [
      {
        name: 'OrderHandler',
        implements: ['OrderService', 'shop.Other'],
        members: [
          { name: 'get', written: 'get', text: 'get() {}', tags: ['@operationType shop.get'] },
          { name: 'find-all', written: "'find-all'", text: "'find-all' = 1;", tags: [] },
        ],
      },
      { name: 'Plain', implements: [], members: [] },
    ]);
  });

  it('has classes without a name, in broken files too', () => {
    assert.deepEqual(outline('export default class { get( {} '), [
      { name: '', implements: [], members: [{ name: 'get', written: 'get', text: 'get( {}', tags: [] }] },
    ]);
  });

  it('is empty where there are none', () => {
    assert.deepEqual(outline('const Shop = class {};'), []);
  });
});
