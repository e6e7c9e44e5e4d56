import assert from 'node:assert/strict';
import path from 'node:path';
import Ajv from 'ajv';
import schema from '../../../schemas/mpaas.config.schema.json';
import { findConfigFile } from '../../../server/src/config/find.ts';
import { loadConfig, parseConfig } from '../../../server/src/config/load.ts';
import { resolveSecret } from '../../../server/src/config/secrets.ts';
import { withoutSquiggles, withSquiggles } from '../../support/squiggles.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const FILE = path.resolve('somewhere', 'mpaas.config.json');

function assertFindings(marked: string) {
  const text = withoutSquiggles(marked);
  const { config, findings } = parseConfig(FILE, text);
  assert.equal(withSquiggles(text, findings), marked);
  assert.equal(config, undefined);
}

describe('config', () => {
  it('fills in defaults and makes paths absolute', () => {
    const text = `{ "contracts": ["c/*.rpc.ts"], "generate": [
      { "target": "h5-client", "out": "web" }, { "target": "node-server", "out": "../server" }],
      "packages": [{ "appId": "70000000", "version": "1.0.0.1", "root": "web/dist", "publicKey": "keys/public.pem" }] }`;
    const folder = path.dirname(FILE);
    assert.deepEqual(parseConfig(FILE, text), {
      findings: [],
      config: {
        file: FILE,
        folder,
        contracts: ['c/*.rpc.ts'],
        contractRanges: [{ start: { line: 0, character: 16 }, end: { line: 0, character: 28 } }],
        app: { appId: '', workspaceId: 'default' },
        generate: [
          { target: 'h5-client', out: path.join(folder, 'web'), importExtension: '' },
          { target: 'node-server', out: path.resolve(folder, '..', 'server'), importExtension: '.js' },
        ],
        gateway: {
          port: 8680,
          timestampWindowMinutes: 30,
          seed: 1,
          locale: 'en',
          mocks: path.join(folder, 'mocks'),
        },
        packages: [
          {
            appId: '70000000',
            version: '1.0.0.1',
            root: path.join(folder, 'web', 'dist'),
            publicKey: path.join(folder, 'keys', 'public.pem'),
          },
        ],
      },
    });
  });

  it('reads what packages are made of, and refuses ids and versions that no package has', () => {
    const packages = [
      { appId: '0000000100000002', version: '1.0.0.1', root: '.', mainUrl: '/index.html', global: true },
    ];
    const { config } = parseConfig(FILE, JSON.stringify({ contracts: ['a'], packages }));
    assert.deepEqual(config?.packages, [{ ...packages[0], root: path.dirname(FILE) }]);
    assertFindings(`{ "contracts": ["a"], "packages": [
  { "appId": "7000000", "version": "1.0", "root": "", "mainUrl": "www", "global": "yes" }] }
             ~~~~~~~~~ config/invalid-value
                                   ~~~~~ config/invalid-value
                                                  ~~ config/invalid-value
                                                                 ~~~~~ config/invalid-value
                                                                                  ~~~~~ config/invalid-value`);
  });

  it('may leave contracts out where there are packages, and nowhere else', () => {
    const { config } = parseConfig(
      FILE,
      '{ "packages": [{ "appId": "70000000", "version": "1.0.0.1", "root": "." }] }',
    );
    assert.deepEqual([config?.contracts, config?.contractRanges], [[], []]);
    assertFindings(`{ "app": {} }
~ config/missing-key`);
    assert.match(parseConfig(FILE, '{}').findings[0]?.message ?? '', /"contracts"/);
  });

  it('says what is wrong at its place', () =>
    assertFindings(`{
  "contract": ["x"],
  ~~~~~~~~~~ config/unknown-key
  "contracts": [],
               ~ config/invalid-value
  "app": { "secret": "0123456789" },
                     ~~~~~~~~~~~~ config/secret-in-config
  "generate": [
    { "target": "h6-client", "out": "web" },
                ~~~~~~~~~~~ config/unknown-target
    { "target": "h5-client" }
    ~ config/missing-key
  ],
  "gateway": { "port": "8680", "locale": "fr" }
                       ~~~~~~ config/invalid-value
                                         ~~~~ config/invalid-value
}`));

  it('takes headers for the backend by their names', () => {
    const headers = { add: { 'X-A': 'a', Authorization: { env: 'KEY' } }, remove: ['Cookie'] };
    const backend = { url: 'http://127.0.0.1:3000', headers };
    const { config } = parseConfig(FILE, JSON.stringify({ contracts: ['a'], gateway: { backend } }));
    assert.equal(JSON.stringify(config?.gateway.backend), JSON.stringify(backend));
    assertFindings(`{ "contracts": ["a"], "gateway": { "backend": { "url": "http://a", "headers": {
  "add": { "X A": "a", "X-B": 5 }, "remove": ["a:"] } } } }
           ~~~~~ config/invalid-value
                              ~ config/invalid-value
                                              ~~~~ config/invalid-value`);
  });

  it('has a schema that JSON Schema approves of', () => {
    const ajv = new Ajv({ strict: true });
    assert.ok(ajv.validateSchema(schema), ajv.errorsText());
  });

  it('never repeats a secret that was written into the config', () => {
    const text = '{ "contracts": ["a"], "app": { "secret": "hunter2hunter2" } }';
    assert.doesNotMatch(JSON.stringify(parseConfig(FILE, text).findings), /hunter2/);
  });

  it('says where JSON stops being JSON', () =>
    assertFindings(`{
  "contracts": ["a"]
  "app": {}
  ~~~~~ config/syntax
}`));

  for (const text of ['', '[]', 'null', '{"contracts": "a"}', '{"contracts": ["a"],}', '// no\n{}']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      const { config, findings } = parseConfig(FILE, text);
      assert.equal(config, undefined);
      assert.ok(findings.every(finding => finding.severity === 'error') && findings.length > 0);
    });
  }

  it('is found upward, and its absence is a finding', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': '{"contracts":["a"]}', 'a/b/c.ts': '' });
    assert.equal(await findConfigFile(workspace.path('a/b/c.ts')), workspace.path('mpaas.config.json'));
    const { findings } = await loadConfig(workspace.path('a/mpaas.config.json'));
    assert.deepEqual(
      findings.map(finding => finding.code),
      ['config/unreadable'],
    );
  });

  it('fetches secrets from where it is told to, and no more than there is', async () => {
    await using workspace = await TestWorkspace.create({ 'keys/secret': 'from file\n', 'keys/empty': '' });
    const env = { SECRET: 'from env', EMPTY: '' };
    const fetch = (reference: { env: string } | { file: string }) => resolveSecret(reference, workspace.folder, env);
    assert.equal(await fetch({ env: 'SECRET' }), 'from env');
    assert.equal(await fetch({ file: 'keys/secret' }), 'from file');
    for (const reference of [{ env: 'EMPTY' }, { env: 'GONE' }, { file: 'keys/empty' }, { file: 'keys/gone' }]) {
      assert.equal(await fetch(reference), undefined);
    }
  });
});
