import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileNodes } from '../../../client/src/views/file-nodes.ts';
import type { FileNode } from '../../../client/src/views/package-view/messages.ts';

const file = (name: string, size = 1) => ({ name, size, type: 'file' });
const folder = (name: string) => ({ name, size: 0, type: 'directory' });

/** A tree as text: one line a node, two spaces a level. */
function printed(nodes: FileNode[], indent = ''): string {
  return nodes
    .map(({ name, size, children }) => `${indent}${name} ${size}\n${printed(children ?? [], `${indent}  `)}`)
    .join('');
}

function paths(nodes: FileNode[]): string[] {
  return nodes.flatMap(({ path, children }) => (children ? paths(children) : [path]));
}

describe('the tree of files in the package view', () => {
  it('has folders first, with the size of all that is in them', () => {
    const nodes = fileNodes([
      file('b.txt', 10),
      folder('www'),
      file('www/z.js', 2048),
      folder('www/img'),
      file('www/img/a.png', 512),
      file('a.txt', 20),
    ]);
    assert.equal(printed(nodes), 'www 2.5 KB\n  img 512 B\n    a.png 512 B\n  z.js 2.0 KB\na.txt 20 B\nb.txt 10 B\n');
  });

  it('makes folders that have no entry of their own, and shows empty ones', () => {
    assert.equal(printed(fileNodes([file('a/b/c', 3), folder('empty')])), 'a 3 B\n  b 3 B\n    c 3 B\nempty 0 B\n');
  });

  it('takes names as names, whatever they are', () => {
    assert.equal(printed(fileNodes([file('__proto__/constructor')])), '__proto__ 1 B\n  constructor 1 B\n');
  });

  it('shows every file once', () => {
    const name = fc.stringMatching(/^[a-c]{1,2}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(names => `${names.join('/')}.txt`);
    fc.assert(
      fc.property(fc.uniqueArray(path), all => {
        assert.deepEqual(paths(fileNodes(all.map(each => file(each)))).sort(), [...all].sort());
      }),
    );
  });
});
