import assert from 'node:assert/strict';
import { MalformedError } from '../../../server/src/offline/malformed-error.ts';
import { PackageTar, type TarListener } from '../../../server/src/offline/package-tar.ts';
import { type RawMember, tarBytes } from '../../support/offline/tar-bytes.ts';
import { hpmfileMember, usualMembers } from '../../support/offline/test-package.ts';

/** Reads a tar whose bytes come in pieces. */
function read(bytes: Buffer, { piece = bytes.length, listener = {} as TarListener } = {}): PackageTar {
  const tar = new PackageTar(listener);
  for (let at = 0; at < bytes.length; at += piece) tar.push(bytes.subarray(at, at + piece));
  tar.end();
  return tar;
}

function hpmfile(data: string): RawMember {
  return { ...hpmfileMember(), data };
}

describe('the tar of a package', () => {
  it('gives what hpmfile.json says, whatever pieces it comes in', () => {
    for (const piece of [1, 7, 512, 100_000]) {
      const { hpmfile: said, hpmfileDefect, defect, findings } = read(tarBytes(usualMembers()), { piece });
      assert.deepEqual(said, { appId: '70000000', version: '1.0.0.1' });
      assert.deepEqual([hpmfileDefect, defect, findings], [undefined, undefined, []]);
    }
  });

  it('tells its members and their bytes', () => {
    const told: string[] = [];
    const listener: TarListener = {
      onMember: ({ path }) => told.push(path),
      onData: (chunk, { path }) => told.push(`${path}: ${chunk.length}`),
    };
    read(tarBytes(usualMembers().slice(1)), { listener });
    assert.deepEqual(told, ['www', 'www/index.html', 'www/index.html: 14']);
  });

  it('says what is wrong with hpmfile.json alone', () => {
    const { hpmfile: said, hpmfileDefect, defect } = read(tarBytes([hpmfile('{')]));
    assert.deepEqual([said, hpmfileDefect?.code, defect], [undefined, 'package/hpmfile-syntax', undefined]);
    const { hpmfileDefect: ofNothing } = read(tarBytes([hpmfile('')]));
    assert.equal(ofNothing?.code, 'package/hpmfile-syntax');
  });

  it('takes an hpmfile.json of 64 KiB, and no larger one', () => {
    const text = '{"appid":"1"}';
    assert.deepEqual(read(tarBytes([hpmfile(text.padEnd(65_536))]), { piece: 10_000 }).hpmfile, { appId: '1' });
    for (const size of [65_537, 200_000]) {
      const { hpmfileDefect } = read(tarBytes([hpmfile(text.padEnd(size))]), { piece: 10_000 });
      assert.equal(hpmfileDefect?.code, 'package/hpmfile-size');
      // No more of it is kept.
      assert.match(hpmfileDefect?.message ?? '', /65537 bytes/);
    }
  });

  it('has no hpmfile.json in a folder of that name, or deeper', () => {
    for (const members of [[{ name: 'hpmfile.json/' }], [{ ...hpmfile('{'), name: 'a/hpmfile.json' }], []]) {
      const { hpmfile: said, hpmfileDefect, defect } = read(tarBytes(members));
      assert.deepEqual([said, hpmfileDefect, defect], [undefined, undefined, undefined]);
    }
  });

  it('tells its first defect, and reads nothing after it', () => {
    const told: string[] = [];
    const tar = new PackageTar({ onMember: ({ path }) => told.push(path) });
    tar.push(tarBytes([...usualMembers(), { name: '../a' }]).subarray(0, 5 * 512));
    tar.push(tarBytes([{ name: '../a' }]).subarray(0, 512));
    const { defect } = tar;
    assert.equal(defect?.code, 'package/tar-name-dots');
    const before = told.length;
    tar.push(Buffer.alloc(512, 'x'));
    tar.end();
    assert.equal(tar.defect, defect);
    assert.equal(told.length, before);
    assert.deepEqual([tar.hpmfile, tar.hpmfileDefect], [undefined, undefined]);
  });

  it('is defective when its end is missing', () => {
    const { defect, hpmfile: said } = read(tarBytes(usualMembers()).subarray(0, 700));
    assert.deepEqual([defect instanceof MalformedError, defect?.code], [true, 'package/tar-truncated']);
    assert.equal(said, undefined);
  });

  it('hides no mistakes of those who listen', () => {
    const mistake = new TypeError('x is not a function');
    const onMember = () => {
      throw mistake;
    };
    assert.throws(() => read(tarBytes(usualMembers()), { listener: { onMember } }), mistake);
  });
});
