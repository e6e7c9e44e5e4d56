import assert from 'node:assert/strict';
import { truncate } from 'node:fs/promises';
import { openFileSource } from '../../../server/src/offline/byte-source.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const MIB = 1024 * 1024;

describe('the bytes of a file', () => {
  it('are read at any place', async () => {
    await using workspace = await TestWorkspace.create({ x: 'abcdef' });
    await using source = await openFileSource(workspace.path('x'));
    assert.equal(source.size, 6);
    assert.equal((await source.read(2, 3)).toString(), 'cde');
    assert.equal((await source.read(0, 6)).toString(), 'abcdef');
    assert.equal((await source.read(6, 0)).length, 0);
  });

  it('come in chunks of one MiB', async () => {
    await using workspace = await TestWorkspace.create({ x: Buffer.alloc(2 * MIB + 5, 'package') });
    await using source = await openFileSource(workspace.path('x'));
    const lengths = async (start: number, end: number) => {
      const chunks: Buffer[] = [];
      for await (const chunk of source.stream(start, end)) chunks.push(chunk);
      assert.ok(Buffer.concat(chunks).equals(await source.read(start, end - start)));
      return chunks.map(({ length }) => length);
    };
    assert.deepEqual(await lengths(0, source.size), [MIB, MIB, 5]);
    assert.deepEqual(await lengths(3, 2 * MIB + 3), [MIB, MIB]);
    assert.deepEqual(await lengths(7, 8), [1]);
    assert.deepEqual(await lengths(7, 7), []);
  });

  it('are those of files only', async () => {
    await using workspace = await TestWorkspace.create();
    const { folder } = workspace;
    const message = `${folder} is no file`;
    await assert.rejects(openFileSource(folder), { code: 'EISDIR', path: folder, message });
    await assert.rejects(openFileSource(workspace.path('gone')), { code: 'ENOENT' });
  });

  it('are all there, or it is an error', async () => {
    await using workspace = await TestWorkspace.create({ x: 'abcdef' });
    await using source = await openFileSource(workspace.path('x'));
    await truncate(workspace.path('x'), 4);
    assert.equal((await source.read(0, 4)).toString(), 'abcd');
    await assert.rejects(source.read(2, 3), { code: 'EIO', message: /became shorter/ });
  });

  it('are not read any more when it is closed', async () => {
    await using workspace = await TestWorkspace.create({ x: 'abcdef' });
    const source = await openFileSource(workspace.path('x'));
    await source[Symbol.asyncDispose]();
    await assert.rejects(source.read(0, 1));
  });
});
