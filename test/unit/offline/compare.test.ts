import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CancelledError } from '../../../server/src/cancellation.ts';
import { ComparisonError, comparePackages } from '../../../server/src/offline/compare.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import {
  APP,
  buildPackage,
  certText,
  OTHER_KEY,
  type PackageSpec,
  usualMembers,
} from '../../support/offline/test-package.ts';
import { compare } from './comparing.ts';

describe('comparing packages', () => {
  it('finds nothing in two that hold the same, however they are packed', async () => {
    const repacked: PackageSpec = {
      entries: ([manifest, cert, tar]) => [tar, { ...cert, method: 'stored' }, manifest],
      end: { comment: Buffer.from('x') },
    };
    const { areSame, same, differences } = await compare({}, repacked);
    assert.ok(areSame);
    assert.deepEqual([same.map(({ name }) => name), differences], [['hpmfile.json', 'www/index.html'], []]);
  });

  it('finds files that were added, removed and changed, by their bytes', async () => {
    const { added, removed, changed, same } = await compare(
      { tar: [...usualMembers(), { name: 'old', data: '1' }, { name: 'b', data: 'before' }] },
      { tar: [{ name: 'b', data: 'after!' }, { name: 'new', data: '2' }, ...usualMembers()] },
    );
    const file = (name: string, data: string) => ({
      name,
      size: data.length,
      sha256: createHash('sha256').update(data).digest('hex'),
    });
    assert.deepEqual(added, [file('new', '2')]);
    assert.deepEqual(removed, [file('old', '1')]);
    assert.deepEqual(changed, [{ name: 'b', before: file('b', 'before'), after: file('b', 'after!') }]);
    assert.equal(same.length, 2);
  });

  it('finds other apps, versions and signatures', async () => {
    const version = '2.0.0.0';
    assert.deepEqual(
      (await compare({}, { app: { ...APP, version } })).differences.map(({ what }) => what),
      ['version', 'hpmfile-version', 'signatures'],
    );
    assert.deepEqual((await compare({}, { manifest: '{}' })).differences.slice(0, 2), [
      { what: 'app-id', before: '70000000' },
      { what: 'version', before: '1.0.0.1' },
    ]);
    assert.deepEqual(
      (await compare({}, { key: OTHER_KEY })).differences.map(({ what }) => what),
      ['signatures'],
    );
    assert.deepEqual((await compare({}, { cert: certText({ tar: '', manifest: '' }) })).differences, [
      { what: 'signed', before: '70000000.tar, Manifest.xml', after: '' },
    ]);
  });

  it('says which of them cannot be read', async () => {
    const broken: PackageSpec = { tar: [...usualMembers(), { name: '../a' }] };
    const isBroken = (side: string, code: string) => (error: unknown) =>
      error instanceof ComparisonError && error.side === side && error.defect.code === code;
    await assert.rejects(compare(broken, {}), isBroken('before', 'package/tar-name-dots'));
    await assert.rejects(compare({}, broken), isBroken('after', 'package/tar-name-dots'));
    const noTar: PackageSpec = { entries: ([manifest, cert]) => [manifest, cert] };
    await assert.rejects(compare({}, noTar), isBroken('after', 'package/missing-entry'));
  });

  it('tells how far it is, and stops when it is cancelled', async () => {
    const source = bytesInMemory(buildPackage());
    const seen: number[] = [];
    await comparePackages(source, source, { onProgress: (done, total) => seen.push(done / total) });
    assert.ok(seen.includes(0.5));
    assert.equal(seen.at(-1), 1);
    await assert.rejects(comparePackages(source, source, { token: { isCancellationRequested: true } }), CancelledError);
  });
});
