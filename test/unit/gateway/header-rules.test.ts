import assert from 'node:assert/strict';
import { backendHeaders } from '../../../server/src/gateway/backend-headers.ts';
import { headerRules } from '../../../server/src/gateway/header-rules.ts';

const VARIABLE = 'MPAAS_TEST_HEADER';
const CLIENT = ['Cookie', 'a=1', 'X-Tenant', 'of the client', 'x-tenant', 'again', 'Accept-Language', 'zh'];

describe('headers that a config adds and removes', () => {
  afterEach(() => {
    delete process.env[VARIABLE];
  });

  it('are set in place of a client’s, and taken out in any spelling', async () => {
    process.env[VARIABLE] = 'secret';
    const rules = await headerRules(
      {
        add: { 'X-Tenant': 'shop', Authorization: { env: VARIABLE }, AppId: '1' },
        remove: ['cookie', 'ACCEPT-LANGUAGE'],
      },
      '.',
    );
    assert.deepEqual(rules.problems, []);
    assert.deepEqual(backendHeaders(CLIENT, rules), { 'X-Tenant': 'shop', Authorization: 'secret', AppId: '1' });
  });

  it('may be none', async () => {
    assert.deepEqual(backendHeaders(CLIENT, await headerRules({}, '.')), backendHeaders(CLIENT));
  });

  it('cannot be those that the gateway writes itself', async () => {
    const names = [
      'Host',
      'content-type',
      'Content-Length',
      'Connection',
      'Transfer-Encoding',
      'X-Mgs-Proxy-Signature',
    ];
    const { add, problems } = await headerRules({ add: Object.fromEntries(names.map(name => [name, 'a'])) }, '.');
    assert.deepEqual(add, []);
    assert.deepEqual(
      problems,
      names.map(name => `The gateway writes ${name} itself.`),
    );
  });

  it('are not sent where their value is not set', async () => {
    const { add, problems } = await headerRules({ add: { 'X-A': { env: VARIABLE }, 'X-B': 'b' } }, '.');
    assert.deepEqual(add, [['X-B', 'b']]);
    assert.deepEqual(problems, [`$${VARIABLE} is not set, which gateway.backend.headers.add.X-A names.`]);
  });

  for (const value of ['two\nlines', 'two\r\nX-B: 1', '王']) {
    it(`are not sent where their value is none for a header: ${JSON.stringify(value)}`, async () => {
      const { add, problems } = await headerRules({ add: { 'X-A': value } }, '.');
      assert.deepEqual(add, []);
      assert.match(problems.join(), /^The value of X-A cannot stand in a header/);
      assert.ok(!problems.join().includes(value));
    });
  }
});
