import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { publicKeyFingerprint } from '../../../../server/src/offline/keys/public-key-findings.ts';
import { publicKeyForms } from '../../../../server/src/offline/keys/public-key-forms.ts';

/** Of 512 bits, made for this test. */
const BASE64 =
  'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBANqMzaqqWvjJe0u67gYl6z8DUX5PUoh1/g5cjQSNLufMgLrrUefpXmnBVBOtqiDOtWRuqgkkDk2QOsoGVAtv4yUCAwEAAQ==';
const KEY = createPublicKey({ key: Buffer.from(BASE64, 'base64'), format: 'der', type: 'spki' });

describe('a public key', () => {
  it('is given to each platform as its apps take it', () => {
    const forms = publicKeyForms(KEY);
    assert.deepEqual(
      forms.map(({ platform, title, code }) => [platform, title, code]),
      [
        ['android', 'Android', `MPNebula.enableAppVerification("${BASE64}");`],
        [
          'ios',
          'iOS',
          `MPNebulaAdapterInterface *nebula = [MPNebulaAdapterInterface shareInstance];
nebula.nebulaNeedVerify = YES;
nebula.nebulaPublicKeyPath = [[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"];`,
        ],
        [
          'harmony',
          'HarmonyOS NEXT',
          `shouldVerify(): boolean {
  return true;
}

pubKey(): string {
  return '${BASE64}';
}`,
        ],
      ],
    );
    for (const { note } of forms) assert.match(note, /documented|seen in/);
  });

  it('has a fingerprint, as `openssl pkey -pubin -outform DER | sha256sum` gives it', () => {
    assert.equal(publicKeyFingerprint(KEY), 'e96086b4cfd0274649b6475ad0358f4e1b883e19da817736e1fd6fd008cb3eee');
  });
});
