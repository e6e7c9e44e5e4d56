import assert from 'node:assert/strict';
import { CancelledError } from '../../../server/src/cancellation.ts';
import { comparePackages } from '../../../server/src/offline/compare.ts';
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

const NOTHING_SIGNED = { cert: certText({ tar: '', manifest: '' }) };

/** A package that is not signed, of these files, and what compares it. */
const files = (named: Record<string, string>): PackageSpec => ({
  ...NOTHING_SIGNED,
  tar: [...usualMembers(), ...Object.entries(named).map(([name, data]) => ({ name, data }))],
});

describe('packages that are compared', () => {
  const different: [what: string, before: PackageSpec, after: PackageSpec][] = [
    ['a file is added', files({}), files({ a: '' })],
    ['a file is removed', files({ a: '' }), files({})],
    ['a file is changed', files({ a: '1' }), files({ a: '2' })],
    ['a file is renamed', files({ a: '' }), files({ b: '' })],
    ['a file is added, another changed', files({ a: '1' }), files({ a: '2', b: '' })],
    ['a file is removed, another changed', files({ a: '1', b: '' }), files({ a: '2' })],
    ['a file is changed, and signed otherwise', { tar: usualMembers() }, { tar: [...usualMembers(), { name: 'a' }] }],
    ['only the signatures are others', {}, { key: OTHER_KEY }],
  ];
  for (const [what, before, after] of different) {
    it(`are not the same when ${what}`, async () => assert.equal((await compare(before, after)).areSame, false));
  }

  it('have their files sorted', async () => {
    const before = files({ z: '1', y: '', m: '1', b: '1', a: '' });
    const after = files({ z: '2', x: '', m: '2', c: '', b: '2' });
    const { added, removed, changed, same } = await compare(before, after);
    const lists = [added, removed, changed, same].map(list => list.map(({ name }) => name).join());
    assert.deepEqual(lists, ['c,x', 'a,y', 'b,m,z', 'hpmfile.json,www/index.html']);
  });

  it('have the same signatures, whatever their order is', async () => {
    const turned: PackageSpec = {
      cert: ({ tar, manifest }) => `{"Manifest.xml":"${manifest}","70000000.tar":"${tar}"}`,
    };
    assert.ok((await compare({}, turned)).areSame);
  });

  it('tell both texts of signatures that differ', async () => {
    const cert = (tar: string, manifest: string) => ({ cert: certText({ tar, manifest }) });
    assert.deepEqual((await compare(cert('aaaa', 'bbbb'), cert('aaaa', 'cccc'))).differences, [
      { what: 'signatures', before: 'aaaa, bbbb', after: 'aaaa, cccc' },
    ]);
  });

  it('have no before, or no after, of what only one of them says', async () => {
    const without: PackageSpec = { ...NOTHING_SIGNED, tar: usualMembers().slice(1) };
    const { appId, version } = APP;
    assert.deepEqual((await compare(without, NOTHING_SIGNED)).differences, [
      { what: 'hpmfile-app-id', after: appId },
      { what: 'hpmfile-version', after: version },
    ]);
    assert.deepEqual((await compare(NOTHING_SIGNED, without)).differences, [
      { what: 'hpmfile-app-id', before: appId },
      { what: 'hpmfile-version', before: version },
    ]);
    const noCert: PackageSpec = { entries: ([manifest, , tar]) => [manifest, tar] };
    assert.deepEqual((await compare({}, noCert)).differences, [
      { what: 'signed', before: '70000000.tar, Manifest.xml', after: '' },
    ]);
  });

  it('say which side cannot be read by their error’s name', async () => {
    await assert.rejects(compare({}, { tar: [{ name: '../a' }] }), { name: 'ComparisonError', side: 'after' });
  });

  it('count as halves, of which each can be cancelled', async () => {
    const source = bytesInMemory(buildPackage());
    const seen: number[] = [];
    await comparePackages(source, source, { onProgress: (done, total) => seen.push(done / total) });
    assert.equal(seen[0], 0);
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    );
    const cancelledAt = async (share: number) => {
      const token = { isCancellationRequested: share === 0 };
      let last = -1;
      const onProgress = (done: number, total: number) => {
        last = done / total;
        token.isCancellationRequested ||= last >= share;
      };
      await assert.rejects(comparePackages(source, source, { token, onProgress }), CancelledError);
      return last;
    };
    assert.equal(await cancelledAt(0), -1);
    assert.equal(await cancelledAt(0.5), 0.5);
  });
});
