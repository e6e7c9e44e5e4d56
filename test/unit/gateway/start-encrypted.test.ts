import assert from 'node:assert/strict';
import { loadConfig } from '../../../server/src/config/load.ts';
import { callGateway } from '../../../server/src/gateway/call.ts';
import { clientEncryption } from '../../../server/src/gateway/encryption/client-encryption.ts';
import { type RunningGateway, startGateway } from '../../../server/src/gateway/start.ts';
import { OpensslFolder } from '../../support/openssl.ts';
import { operation } from './operations.ts';
import { sendTo } from './send.ts';
import { workspace } from './workspace.ts';

describe('a gateway whose config has data encryption and JSONP', () => {
  const { write, config, settings } = workspace();
  let key: string;
  let gateway: RunningGateway;

  before(async () => {
    await using openssl = await OpensslFolder.create();
    key = String(await openssl.run('ecparam -name secp256k1 -genkey -noout'));
  });
  beforeEach(async () => {
    await write('ecc.pem', key);
    const encryption = { algorithm: 'ecc', cipher: 'aes-128-cbc', privateKey: { file: 'ecc.pem' } };
    const own = { ...settings, gateway: { ...settings.gateway, encryption, jsonp: ['com.example.shop.*'] } };
    await write('mpaas.config.json', JSON.stringify(own));
    gateway = await startGateway({ config: config() });
  });
  afterEach(() => gateway.close());

  const call = async (encrypted: boolean) => {
    const { config: loaded } = await loadConfig(config());
    assert.ok(loaded);
    return callGateway({
      url: gateway.url,
      appId: '84EFA9A281942',
      workspaceId: 'default',
      operation: operation('com.example.shop.find'),
      request: { id: '7' },
      secret: '0123456789abcdef0123456789abcdef',
      encryption: encrypted ? await clientEncryption(loaded, gateway.url) : undefined,
    });
  };

  it('answers calls that are encrypted as the config says, and no others', async () => {
    const { resultStatus, body } = await call(true);
    assert.equal(resultStatus, 1000);
    assert.deepEqual(Object.keys(body as object), ['id', 'name']);
    assert.equal((await call(false)).resultStatus, 3003);
  });

  it('tells pages by JSONP that a signature is checked', async () => {
    const path = '/mgw.htm?operationType=com.example.shop.find&requestData=[]&callback=show';
    const headers = { Referer: 'http://localhost/' };
    const { text } = await sendTo(Number(new URL(gateway.url).port), { method: 'GET', path, headers });
    assert.match(text, /^show\(\{"resultStatus":7014,/);
  });

  it('has no key for gateways elsewhere', async () => {
    const { config: loaded } = await loadConfig(config());
    assert.ok(loaded);
    for (const url of ['https://mgs.example/mgw.htm', 'no url']) {
      assert.equal(await clientEncryption(loaded, url), undefined);
    }
  });
});
