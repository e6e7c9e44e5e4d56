import assert from 'node:assert/strict';
import path from 'node:path';
import type { Config } from '../../../server/src/config/config.ts';
import { parseConfig } from '../../../server/src/config/load.ts';
import { noticesOf } from '../../../server/src/gateway/notices.ts';
import { resolveSettings, type SettingsOverrides } from '../../../server/src/gateway/settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

const GONE = 'MPAAS_TEST_SECRET_THAT_IS_NOT_SET';
const SIGNED = { url: 'http://127.0.0.1:1', signature: { algorithm: 'md5', key: 'k1', salt: { env: GONE } } };

describe('what a gateway notes about its config', () => {
  const folder = temporaryFolder();

  function configOf(written: object): Config {
    const text = JSON.stringify({ contracts: ['a'], app: { secret: { env: 'PATH' } }, ...written });
    const { config, findings } = parseConfig(path.join(folder(), 'mpaas.config.json'), text);
    assert.ok(config, findings.map(({ message }) => message).join());
    return config;
  }

  async function notices(written: object, overrides: SettingsOverrides = {}, startedWith: object = written) {
    const config = configOf(written);
    const settings = await resolveSettings(config, overrides);
    return noticesOf(config, { settings, overrides, startedWith: configOf(startedWith) });
  }

  it('is nothing where everything is in order', async () => {
    assert.deepEqual(await notices({ gateway: { backend: { url: 'http://127.0.0.1:1' } } }), []);
  });

  it('is a secret whose variable is not set', async () => {
    const [notice, ...others] = await notices({ app: { secret: { env: GONE } } });
    assert.deepEqual(others, []);
    assert.equal(notice?.code, 'secret-not-set');
    assert.match(notice?.message ?? '', new RegExp(`^\\$${GONE} is not set: signed calls get 7000\\.`));
  });

  it('is a secret whose file is not there', async () => {
    const [notice] = await notices({ app: { secret: { file: 'keys/secret' } } });
    assert.equal(notice?.code, 'secret-not-set');
    assert.match(notice?.message ?? '', /^keys\/secret is missing, empty or not readable: signed calls get 7000\./);
  });

  it('is a secret that the config does not name', async () => {
    const [notice] = await notices({ app: {} });
    assert.equal(notice?.code, 'secret-not-set');
    assert.match(notice?.message ?? '', /names no secret.*7000/);
  });

  it('is no secret when signatures are not checked', async () => {
    assert.deepEqual(await notices({ app: {} }, { auth: 'off' }), []);
  });

  it('is a signature for the backend that cannot be made', async () => {
    const [notice, ...others] = await notices({ gateway: { backend: SIGNED } });
    assert.deepEqual(others, []);
    assert.equal(notice?.code, 'backend-not-signed');
    assert.match(
      notice?.message ?? '',
      /^Requests to the backend cannot be signed: they get 4002\. \$MPAAS_TEST_.* is not set/,
    );
  });

  it('is data encryption that cannot be carried out', async () => {
    const encryption = { algorithm: 'ecc', cipher: 'aes-128-cbc', privateKey: { env: GONE } };
    const [notice, ...others] = await notices({ gateway: { encryption } });
    assert.deepEqual(others, []);
    assert.equal(notice?.code, 'cannot-decrypt');
    assert.match(notice?.message ?? '', /^Requests cannot be decrypted: they get 3003\. \$MPAAS_TEST_.* is not set/);
  });

  it('is a header for the backend that cannot be added', async () => {
    const headers = { add: { 'X-Key': { env: GONE }, Host: 'a' } };
    const found = await notices({ gateway: { backend: { url: 'http://127.0.0.1:1', headers } } });
    assert.deepEqual(
      found.map(({ code }) => code),
      ['backend-header', 'backend-header'],
    );
    assert.match(
      found[0]?.message ?? '',
      /^A header is not added to what the backend gets\. \$MPAAS_TEST_.* is not set/,
    );
  });

  it('is another port than the one that the gateway started with, unless it was given one', async () => {
    const [now, before] = [{ gateway: { port: 8681 } }, { gateway: { port: 8680 } }];
    const [notice] = await notices(now, {}, before);
    assert.equal(notice?.code, 'restart-needed');
    assert.match(notice?.message ?? '', /8681.*restart/i);
    assert.deepEqual(await notices(now, { port: 0 }, before), []);
  });
});
