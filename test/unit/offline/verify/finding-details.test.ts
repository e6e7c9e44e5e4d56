import assert from 'node:assert/strict';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { buildPackage, KEY, manifestText, type PackageSpec } from '../../../support/offline/test-package.ts';

/** What is said of a package, as `severity code entry @offset`. */
async function said(spec: PackageSpec): Promise<string[]> {
  const { findings } = await verifyPackage(bytesInMemory(buildPackage(spec)), { key: KEY.publicKey });
  return findings.map(({ severity, code, entry, offset }) => {
    const place = offset === undefined ? '' : ` @${offset}`;
    return `${severity} ${code.replace('package/', '')} ${entry || '-'}${place}`;
  });
}

describe('findings about packages', () => {
  it('are errors where a package is not as it was signed, at no place where there is none', async () => {
    assert.deepEqual(await said({ entries: ([, cert, tar]) => [cert, tar] }), [
      'error missing-entry Manifest.xml',
      'error cert-extra-entry CERT.json',
    ]);
    assert.deepEqual(await said({ entries: ([manifest, cert]) => [manifest, cert] }), [
      'error missing-entry -',
      'error cert-extra-entry CERT.json',
    ]);
  });

  it('say where an entry starts that is too much', async () => {
    const first = { name: 'a', data: Buffer.from('x') };
    assert.deepEqual(await said({ entries: ([manifest, ...others]) => [first, manifest, ...others] }), [
      'error extra-entry a @0',
      'warning zip-order a @0',
    ]);
  });

  it('are warnings where a package was put together by something else', async () => {
    const [traits, form] = [
      await said({ end: { comment: Buffer.from('x') } }),
      await said({ cert: ({ tar, manifest }) => `{"70000000.tar": "${tar}", "Manifest.xml": "${manifest}"}` }),
    ];
    assert.ok(traits.length === 1 && traits[0]?.startsWith('warning zip-comment'), traits.join());
    assert.deepEqual(form, ['warning cert-form CERT.json']);
  });

  it('are notes where what is signed is written in another way', async () => {
    assert.deepEqual(await said({ manifest: `${manifestText()}\n` }), ['info manifest-form Manifest.xml']);
  });
});
