import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readPublicKey, readPublicKeyFile } from '../../../../server/src/offline/keys/public-key.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

const DEMO = path.resolve(__dirname, '../../../../../shared/fixtures/amr/demo-public.pem');

describe('public keys', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const base64 = der(publicKey).toString('base64');

  it('are read in every form, and the form says nothing about the key', () => {
    const forms: (string | Buffer)[] = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'pkcs1', format: 'pem' }),
      der(publicKey),
      publicKey.export({ type: 'pkcs1', format: 'der' }),
      base64,
      `${base64}\n`,
      base64.replace(/(.{64})/g, '$1\r\n'),
      `-----BEGIN PUBLIC KEY----- ${base64} -----END PUBLIC KEY-----`,
    ];
    for (const form of forms) {
      const { key, bits, findings } = readPublicKey(Buffer.from(form));
      assert.ok(key.equals(publicKey));
      assert.equal(bits, 2048);
      assert.deepEqual(findings, []);
    }
  });

  it('that are weak verify with a warning', () => {
    assert.deepEqual(codes(withNumbers({ bits: 1024 })), ['package/weak-key']);
    assert.deepEqual(codes(withNumbers({ bits: 512, exponent: 3 })), ['package/weak-key', 'package/small-exponent']);
    assert.deepEqual(codes(withNumbers({ bits: 2048, exponent: 17 })), ['package/small-exponent']);
    assert.deepEqual(codes(withNumbers({ bits: 2048, exponent: 65539 })), []);
  });

  it('have warnings that are about the package', () => {
    const [warning, ...more] = readPublicKey(withNumbers({ bits: 1024 })).findings;
    assert.deepEqual([warning?.severity, warning?.entry, more], ['warning', '', []]);
    assert.match(warning?.message ?? '', /^The key has 1024 bits/);
  });

  it('with which anybody could sign, or nobody, are refused', () => {
    const { n = '' } = publicKey.export({ format: 'jwk' });
    const withExponent = (e: string) => createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    for (const exponent of ['AQ', 'Ag', 'BA', 'AQAA']) {
      assert.throws(() => readPublicKey(der(withExponent(exponent))), { code: 'key/damaged' }, exponent);
    }
    const even = Buffer.from(n, 'base64url');
    even.writeUInt8(even.readUInt8(255) & 0xfe, 255);
    const key = createPublicKey({ key: { kty: 'RSA', n: even.toString('base64url'), e: 'AQAB' }, format: 'jwk' });
    assert.throws(() => readPublicKey(der(key)), { code: 'key/damaged' });
  });

  it('of more bits than can be verified are refused', () => {
    const n = Buffer.alloc(2049, 0xff).toString('base64url');
    const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
    assert.throws(() => readPublicKey(der(key)), { code: 'key/too-many-bits' });
    const most = createPublicKey({ key: { kty: 'RSA', n: n.slice(0, -1), e: 'AQAB' }, format: 'jwk' });
    assert.equal(readPublicKey(der(most)).bits, 16_384);
  });

  it('are read from files', async () => {
    await using workspace = await TestWorkspace.create({ 'public.pem': base64, 'other.pem': 'x' });
    assert.ok((await readPublicKeyFile(workspace.path('public.pem'))).key.equals(publicKey));
    const file = workspace.path('other.pem');
    await assert.rejects(readPublicKeyFile(file), ({ message }: Error) => message.startsWith(`${file}: `));
  });

  it('of the demo apps are recognized', async function () {
    // The demo's key is other people's work: it is not copied into the project, and not everywhere beside it.
    if (!existsSync(DEMO)) this.skip();
    const { bits, findings } = await readPublicKeyFile(DEMO);
    assert.equal(bits, 2048);
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['package/demo-key', 'warning']],
    );
  });
});

function der(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function withNumbers({ bits, exponent = 65537 }: { bits: number; exponent?: number }): Buffer {
  return der(generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent }).publicKey);
}

function codes(bytes: Buffer): string[] {
  return readPublicKey(bytes).findings.map(({ code }) => code);
}
