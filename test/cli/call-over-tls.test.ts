import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { runCli } from '../support/cli.ts';
import { OpensslFolder } from '../support/openssl.ts';

const CONTRACT = `export interface Shop {
  /** @operationType shop.get */
  get(): Promise<string>;
}
`;
const BROKEN = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const SELF_SIGNED =
  'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out certificate.pem';

describe('calls over TLS', () => {
  let folder: OpensslFolder;
  let server: ReturnType<typeof createServer>;

  before(async () => {
    folder = await OpensslFolder.create();
    await folder.run(SELF_SIGNED);
    const [key, cert] = await Promise.all(['key.pem', 'certificate.pem'].map(name => readFile(folder.path(name))));
    server = createServer({ key, cert }, (_, response) => {
      response.writeHead(200, { 'Result-Status': '1000', 'Content-Type': 'application/json' }).end('"answered"');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/mgw.htm`;
    await folder.write('shop.rpc.ts', CONTRACT);
    await folder.write('broken.pem', BROKEN);
    const app = { appId: 'APP', secret: { env: 'SECRET' } };
    await folder.write(
      'mpaas.config.json',
      JSON.stringify({ contracts: ['*.rpc.ts'], app, environments: { away: { url } } }),
    );
  });

  after(async () => {
    server.close();
    await folder[Symbol.asyncDispose]();
  });

  const call = (env: Record<string, string> = {}) =>
    runCli(['call', 'shop.get', '--environment', 'away'], { cwd: folder.path('.'), env: { SECRET: 'secret', ...env } });

  for (const variable of ['NODE_EXTRA_CA_CERTS', 'MPAAS_EXTRA_CA_CERTS']) {
    it(`trust whom ${variable} names`, async () => {
      const { exitCode, stdout, stderr } = await call({ [variable]: folder.path('certificate.pem') });
      assert.equal(exitCode, 0, stderr);
      assert.match(stdout, /"answered"/);
    });
  }

  it('go to nobody else', async () => {
    const { exitCode, stderr } = await call();
    assert.equal(exitCode, 2);
    assert.match(stderr, /DEPTH_ZERO_SELF_SIGNED_CERT/);
  });

  for (const name of ['none.pem', 'broken.pem']) {
    it(`tell of certificates that cannot be used, and do without: ${name}`, async () => {
      const { exitCode, stderr } = await call({ MPAAS_EXTRA_CA_CERTS: folder.path(name) });
      assert.equal(exitCode, 2);
      assert.match(stderr, /The certificates of NODE_EXTRA_CA_CERTS cannot be used: /);
      assert.match(stderr, /DEPTH_ZERO_SELF_SIGNED_CERT/);
    });
  }
});
