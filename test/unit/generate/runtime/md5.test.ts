import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { md5 } from '../../../../server/src/generate/runtime/md5.ts';
import { sign } from '../../../../server/src/generate/runtime/sign.ts';

describe('md5', () => {
  it('agrees with node:crypto, block by block', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = new Uint8Array(length).fill(length);
      assert.equal(md5(bytes), createHash('md5').update(bytes).digest('hex'), `${length} bytes`);
    }
  });

  it('agrees with node:crypto about any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
        assert.equal(md5(bytes), createHash('md5').update(bytes).digest('hex'));
      }),
    );
  });
});

describe('sign', () => {
  it('makes the signature of the known vectors', async () => {
    const request = {
      operationType: 'com.example.app.user.login',
      body: '[{"_requestBody":{"userName":"a","userId":0}}]',
    };
    const secret = '0123456789abcdef0123456789abcdef';
    assert.equal(await sign('md5', secret, { ...request, ts: 'NI7Re00' }), 'acbf5effb1d8dd99cd84d09acc27a5ac');
    assert.equal(await sign('md5', secret, { ...request, ts: '1600000000000' }), '3bea4c045707d0f569d558d18866e6d8');
  });
});
