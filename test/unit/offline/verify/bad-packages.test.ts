import assert from 'node:assert/strict';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { buildPackage, KEY } from '../../../support/offline/test-package.ts';
import { BAD_CONTAINERS } from './bad-containers.ts';
import { BAD_SIGNATURES } from './bad-signatures.ts';
import { BAD_TARS } from './bad-tars.ts';
import { BAD_TEXTS } from './bad-texts.ts';

function verify(bytes: Buffer) {
  return verifyPackage(bytesInMemory(bytes), { key: KEY.publicKey });
}

describe('packages with one defect', () => {
  it('would be valid without it', async () => {
    const { verdict, findings } = await verify(buildPackage());
    assert.deepEqual({ verdict, findings }, { verdict: 'valid', findings: [] });
  });

  for (const { what, build, verdict, code } of [...BAD_CONTAINERS, ...BAD_TARS, ...BAD_TEXTS, ...BAD_SIGNATURES]) {
    it(`${verdict}: ${what}`, async () => {
      const report = await verify(build());
      const codes = report.findings.map(finding => finding.code.replace(/^package\//, ''));
      assert.equal(report.verdict, verdict, codes.join());
      assert.ok(codes.includes(code), `${code} is none of ${codes.join()}`);
      assert.equal(report.clients.length, 5);
    });
  }
});
