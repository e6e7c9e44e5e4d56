import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { OpensslFolder } from '../../../support/openssl.ts';

// Making such files takes seconds: apart from the other tests, so that mutants need not wait for it.
describe('keys of openssl that would take minutes to open', () => {
  it('are refused, and others are read', async () => {
    await using folder = await OpensslFolder.create();
    await folder.run('genrsa -out key.pem 2048');
    await folder.run('req -x509 -new -key key.pem -subj /CN=test -out cert.pem');
    const pkcs8 = (rounds: number) =>
      folder.run(`pkcs8 -topk8 -in key.pem -passout pass:secret -v2 aes-256-cbc -iter ${rounds}`);
    const pkcs12 = (options: string) =>
      folder.run(`pkcs12 -export -inkey key.pem -in cert.pem -passout pass:secret -iter 1000001 ${options}`);
    for (const bytes of [await pkcs8(1_000_001), await pkcs12('-nomac'), await pkcs12('')]) {
      await assert.rejects(readPrivateKey(bytes, 'secret'), { name: 'KeyError', code: 'key/too-costly' });
    }
    const expected = createPublicKey(await folder.run('rsa -in key.pem'));
    assert.ok(createPublicKey(await readPrivateKey(await pkcs8(100_000), 'secret')).equals(expected));
  });
});
