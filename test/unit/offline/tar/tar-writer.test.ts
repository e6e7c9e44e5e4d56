import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { TarMember } from '../../../../server/src/offline/tar/tar-format.ts';
import { decodeHeader, encodeHeader } from '../../../../server/src/offline/tar/tar-header.ts';
import { writeTar } from '../../../../server/src/offline/tar/tar-writer.ts';
import { realPackages } from './real-packages.ts';
import { BLOCK, file, folder, readTar, streamOf, write } from './tars.ts';

async function systemTar(tar: Buffer, ...options: string[]): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'mpaas-tar-'));
  try {
    await writeFile(path.join(directory, 'x.tar'), tar);
    const { stdout, stderr } = await promisify(execFile)('tar', ['-f', 'x.tar', ...options], {
      cwd: directory,
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    });
    return stdout + stderr;
  } finally {
    await rm(directory, { recursive: true });
  }
}

function dataOf(tar: Buffer, { headerOffset, size }: TarMember): Buffer {
  return tar.subarray(headerOffset + BLOCK, headerOffset + BLOCK + size);
}

describe('writing tars', () => {
  it('gives the bytes of real packages for what they hold', async function () {
    // The packages are not part of the project.
    const packages = await realPackages(this);
    assert.ok(packages.length >= 5);
    for (const real of packages) {
      const tar = await real.tar();
      const { members, refused, findings } = readTar(tar);
      assert.deepEqual([refused, findings], [undefined, []]);
      for (const { headerOffset } of members) {
        const block = tar.subarray(headerOffset, headerOffset + BLOCK);
        assert.deepEqual(encodeHeader(decodeHeader(block, headerOffset).member), block);
      }
      const again = await write(...members.map(member => ({ ...member, data: streamOf(dataOf(tar, member)) })));
      assert.ok(again.equals(tar), real.appId);
    }
  });

  it('is read by the system’s tar', async () => {
    const tar = await write(folder('www'), file('www/a.html', '<p>你好</p>', 1583311904), file('empty'));
    assert.equal(tar.length, 10240);
    const [www = '', html = '', empty = '', ...others] = (await systemTar(tar, '-tv')).trim().split('\n');
    assert.match(www, /^drwxr-xr-x .*admin.* 1970\b.* www\/$/);
    assert.match(html, /^-rw-r--r-- .*admin.* 13 .*2020\b.* www\/a\.html$/);
    assert.match(empty, /^-rw-r--r-- .*admin.* 0 .*1970\b.* empty$/);
    assert.deepEqual(others, []);
    assert.equal(await systemTar(tar, '-xO', 'www/a.html'), '<p>你好</p>');
  });

  it('is read as it was written, in whole records', async () => {
    const contents = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.string({ unit: 'binary-ascii', maxLength: 2000 }),
    );
    await fc.assert(
      fc.asyncProperty(contents, async texts => {
        const tar = await write(...Object.entries(texts).map(([name, text]) => file(name, text)));
        const { members, data, findings, refused } = readTar(tar);
        assert.deepEqual([tar.length % 10240, refused, findings], [0, undefined, []]);
        assert.deepEqual(Object.fromEntries(members.map(member => [member.path, data[member.path] ?? ''])), {
          ...texts,
        });
      }),
    );
  });

  it('ends with two blocks of zeros, also where a record just has no room for them', async () => {
    const sizes = [8192, 8193, 8704, 8705, 9216, 9728];
    const lengths = await Promise.all(sizes.map(async size => (await write(file('a', 'x'.repeat(size)))).length));
    assert.deepEqual(lengths, [10240, 10240, 10240, 20480, 20480, 20480]);
  });

  it('stops when data became longer or shorter than it was', async () => {
    for (const text of ['', 'ab', 'abcd']) {
      const member = { ...file('a.txt', text), size: 3 };
      const error = { name: 'TarWriteError', code: 'package/tar-changed', entry: 'a.txt', message: /a\.txt.*3/ };
      await assert.rejects(write(member), error);
    }
  });

  it('refuses what the reader refuses', async () => {
    const refused = (code: string) => ({ name: 'TarWriteError', code: `package/tar-${code}` });
    await assert.rejects(write(file('x'.repeat(101))), refused('name-long'));
    await assert.rejects(write(file('../a')), refused('name-dots'));
    await assert.rejects(write(file('a'), file('A')), refused('name-collision'));
    await assert.rejects(write(file('a'), file('a/b')), refused('file-as-folder'));
    await assert.rejects(write({ ...file('a'), size: 2 ** 31 }), refused('too-large'));
    await assert.rejects(write({ ...folder('a'), size: 1 }), { name: 'RangeError' });
    for (const mtime of [-1, 0.5, 2 ** 33]) await assert.rejects(write(file('a', '', mtime)), { name: 'RangeError' });
  });

  it('stops when it is cancelled, and closes what it was reading', async () => {
    const token = { isCancellationRequested: false };
    let isClosed = false;
    async function* data() {
      try {
        for (;;) yield Buffer.alloc(BLOCK);
      } finally {
        isClosed = true;
      }
    }
    const reading = async () => {
      const members = [{ ...file('a'), size: 2 ** 20, data: data() }];
      for await (const chunk of writeTar(members, token)) token.isCancellationRequested = chunk.length > 0;
    };
    await assert.rejects(reading(), { name: 'CancelledError' });
    assert.ok(isClosed);
    await assert.rejects(reading(), { name: 'CancelledError' });
  });
});
