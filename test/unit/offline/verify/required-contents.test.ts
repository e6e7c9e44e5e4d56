import assert from 'node:assert/strict';
import { MalformedError } from '../../../../server/src/offline/malformed-error.ts';
import { readPackage, requireContents } from '../../../../server/src/offline/verify/read-package.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { buildPackage, type PackageSpec, usualMembers } from '../../../support/offline/test-package.ts';

function read(bytes: Buffer) {
  return readPackage(bytesInMemory(bytes));
}

/** @returns the code of what is thrown, without `package/` */
async function refusal(bytes: Buffer): Promise<string> {
  const parts = await read(bytes);
  try {
    requireContents(parts);
    return 'nothing';
  } catch (error) {
    assert.ok(error instanceof MalformedError);
    return error.code.replace('package/', '');
  }
}

describe('the files of a package', () => {
  const cases: [what: string, spec: PackageSpec | Buffer, code: string][] = [
    ['one that is as it should be', {}, 'nothing'],
    ['one with a defect elsewhere', { cert: '{', manifest: 'none' }, 'nothing'],
    ['no ZIP file', Buffer.from('none'), 'zip-not-a-zip'],
    ['one without a tar', { entries: ([manifest, cert]) => [manifest, cert] }, 'missing-entry'],
    ['one without a tar, with another defect', { cert: '{', entries: ([m, cert]) => [m, cert] }, 'cert-syntax'],
    [
      'one whose tar cannot be read to its end',
      { entries: ([m, c, tar]) => [m, c, { ...tar, local: { crc: 1 }, central: { crc: 1 } }] },
      'zip-crc',
    ],
    ['one whose tar is malformed', { tar: [...usualMembers(), { name: '../a' }] }, 'tar-name-dots'],
    [
      'one whose tar is malformed, with a defect before it',
      { cert: '{', tar: [...usualMembers(), { name: '../a' }] },
      'tar-name-dots',
    ],
  ];
  for (const [what, spec, code] of cases) {
    it(`of ${what}: ${code} is wrong`, async () => {
      assert.equal(await refusal(Buffer.isBuffer(spec) ? spec : buildPackage(spec)), code);
    });
  }

  it('are given as they were read', async () => {
    const parts = await read(buildPackage());
    assert.equal(requireContents(parts), parts);
  });
});
