import assert from 'node:assert/strict';
import { CancelledError } from '../../../../server/src/cancellation.ts';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import {
  APP,
  buildPackage,
  certText,
  KEY,
  type PackageSpec,
  signBytes,
} from '../../../support/offline/test-package.ts';
import type { RawEntry } from '../../../support/offline/zip-bytes.ts';

const WRONG = { local: { crc: 1 }, central: { crc: 1 } };
const UNKNOWN = signBytes(Buffer.from('before'));

/** What a report says, as a few texts. */
async function verify(spec: PackageSpec) {
  const { appId, entries, findings } = await verifyPackage(bytesInMemory(buildPackage(spec)), { key: KEY.publicKey });
  return {
    appId,
    states: entries.map(({ name, signature }) => `${name} ${signature ?? '-'}`).join(', '),
    codes: findings.map(({ code }) => code.replace('package/', '')),
  };
}

function entries(change: (entries: [RawEntry, RawEntry, RawEntry]) => RawEntry[]): PackageSpec {
  return { entries: change };
}

describe('the signature of each entry', () => {
  const cases: [what: string, spec: PackageSpec, states: string][] = [
    [
      'is not checked without CERT.json',
      entries(([manifest, , tar]) => [manifest, tar]),
      'Manifest.xml unchecked, 70000000.tar unchecked',
    ],
    [
      'is not checked when CERT.json cannot be read to its end',
      entries(([manifest, cert, tar]) => [manifest, { ...cert, ...WRONG }, tar]),
      'Manifest.xml unchecked, CERT.json -, 70000000.tar unchecked',
    ],
    [
      'is not checked when the entry cannot be read to its end',
      entries(([manifest, cert, tar]) => [manifest, cert, { ...tar, ...WRONG }]),
      'Manifest.xml valid, CERT.json -, 70000000.tar unchecked',
    ],
    [
      'is missing for what CERT.json does not name',
      entries(all => [...all, { name: 'further', data: Buffer.from('x') }]),
      'Manifest.xml valid, CERT.json -, 70000000.tar valid, further missing',
    ],
    [
      'is none for the other list of signatures',
      entries(all => [...all, { name: 'SIGN.json', data: Buffer.from('{}') }]),
      'Manifest.xml valid, CERT.json -, 70000000.tar valid, SIGN.json -',
    ],
    [
      'is checked of each by itself',
      { cert: ({ manifest }) => certText({ tar: '', manifest: ` ${manifest}` }) },
      'Manifest.xml not-base64, CERT.json -, 70000000.tar empty',
    ],
    [
      'is damaged when it has the length of none',
      { cert: ({ manifest }) => certText({ tar: 'QUJD', manifest }) },
      'Manifest.xml valid, CERT.json -, 70000000.tar signature-damaged',
    ],
  ];
  for (const [what, spec, states] of cases) {
    it(what, async () => assert.equal((await verify(spec)).states, states));
  }

  it('says nothing of the app when the manifest cannot be read to its end', async () => {
    const { appId, states, codes } = await verify(
      entries(([manifest, cert, tar]) => [{ ...manifest, ...WRONG }, cert, tar]),
    );
    assert.deepEqual([appId, codes], [undefined, ['zip-crc']]);
    assert.equal(states, 'Manifest.xml unchecked, CERT.json -, 70000000.tar valid');
    assert.equal((await verify({})).appId, APP.appId);
  });
});

describe('exchanged signatures', () => {
  const exchanged = ({ tar, manifest }: { tar: string; manifest: string }) =>
    certText({ tar: manifest, manifest: tar });

  it('are found in whatever order the entries are', async () => {
    const orders: ((all: [RawEntry, RawEntry, RawEntry]) => RawEntry[])[] = [
      all => all,
      ([manifest, cert, tar]) => [cert, manifest, tar],
      ([manifest, cert, tar]) => [tar, cert, manifest],
    ];
    for (const order of orders) {
      const { codes } = await verify({ cert: exchanged, entries: order });
      assert.ok(codes.includes('signatures-swapped'), codes.join());
    }
  });

  it('are not seen where both entries were changed', async () => {
    const { codes } = await verify({ cert: certText({ tar: UNKNOWN, manifest: UNKNOWN }) });
    assert.deepEqual(codes, ['entry-changed', 'entry-changed']);
  });

  it('are not seen where only one stands at the other entry', async () => {
    const certs: [cert: (signatures: { tar: string; manifest: string }) => string, changed: number][] = [
      [({ tar }) => certText({ tar: UNKNOWN, manifest: tar }), 2],
      [({ manifest }) => certText({ tar: manifest, manifest: UNKNOWN }), 2],
      [({ tar }) => certText({ tar, manifest: tar }), 1],
      [({ manifest }) => certText({ tar: manifest, manifest }), 1],
    ];
    for (const [cert, changed] of certs) {
      assert.deepEqual((await verify({ cert })).codes, Array(changed).fill('entry-changed'));
    }
  });
});

describe('verifying a package that was changed', () => {
  it('stops while it looks for why a signature does not verify', async () => {
    const source = bytesInMemory(buildPackage({ cert: ({ manifest }) => certText({ tar: UNKNOWN, manifest }) }));
    const token = { isCancellationRequested: false };
    let reads = 0;
    // All that is to be read was read then, once.
    const onProgress = (done: number, total: number) => {
      reads++;
      token.isCancellationRequested = done === total;
    };
    await assert.rejects(verifyPackage(source, { key: KEY.publicKey, token, onProgress }), CancelledError);
    assert.ok(reads > 3);
  });
});
