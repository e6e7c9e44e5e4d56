import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, readText } from '../../../server/src/files/read-text.ts';
import { TestWorkspace } from '../../support/workspace.ts';

describe('reading text', () => {
  it('drops a byte order mark', () => {
    assert.deepEqual(decodeUtf8(Buffer.from('\uFEFFa')), { text: 'a' });
  });

  it('says where bytes stop being UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(0xff, 0xc0, 0x80), (before, byte) => {
        const valid = Buffer.from(before);
        const bytes = Buffer.concat([valid, Buffer.from([byte]), Buffer.from('rest')]);
        assert.deepEqual(decodeUtf8(bytes), { reason: 'not-utf8', detail: String(valid.length) });
      }),
    );
  });

  it('says why a file cannot be read', async () => {
    await using workspace = await TestWorkspace.create({ 'long.txt': 'x'.repeat(11), 'folder/a': '' });
    const reasons = ['gone.txt', 'folder', 'folder/a/below', 'long.txt'].map(async file => {
      const read = await readText(workspace.path(file), 10);
      return 'reason' in read ? read.reason : 'read';
    });
    assert.deepEqual(await Promise.all(reasons), ['missing', 'not-a-file', 'missing', 'too-large']);
  });
});
