import assert from 'node:assert/strict';
import { buildPackage, certText } from '../../../support/offline/test-package.ts';
import { verdictOf } from './verdict-of.ts';

describe('packages of which a signature was changed', () => {
  it('are never valid, whichever bit it is', async function () {
    this.timeout(300_000);
    const names = ['tar', 'manifest'] as const;
    let count = 0;
    for (const name of names) {
      for (let bit = 0; bit < 2048; bit++) {
        const bytes = buildWithSignature(name, signature => {
          signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        });
        if ((await verdictOf(bytes)) === 'signature-damaged') count++;
      }
    }
    assert.equal(count, 2 * 2048);
  });
});

const PARTS = buildParts();

function buildParts() {
  const signatures = { tar: '', manifest: '' };
  buildPackage({
    cert: ({ tar, manifest }) => {
      Object.assign(signatures, { tar, manifest });
      return '';
    },
  });
  return signatures;
}

function buildWithSignature(name: 'tar' | 'manifest', change: (signature: Buffer) => void): Buffer {
  const signature = Buffer.from(PARTS[name], 'base64');
  change(signature);
  return buildPackage({ cert: certText({ ...PARTS, [name]: signature.toString('base64') }) });
}
