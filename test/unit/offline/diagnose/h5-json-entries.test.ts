import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/findings.ts';
import { parseH5Json } from '../../../../server/src/offline/presets/h5-json.ts';
import { withoutSquiggles, withSquiggles } from '../../../support/squiggles.ts';

const WELL = { app_id: '70000000', version: '1.0.0.6' };

function parse(...entries: object[]) {
  return parseH5Json('/app/h5_json.json', JSON.stringify({ data: entries }));
}

/** `severity code` of an entry that is well, but for some values. */
function said(values: object): string[] {
  return parse({ ...WELL, ...values }).findings.map(({ severity, code }) => `${severity} ${code}`);
}

function messages({ findings }: { findings: Finding[] }): string {
  return findings.map(({ message }) => message).join('\n');
}

function assertMarked(marked: string): void {
  const text = withoutSquiggles(marked);
  assert.equal(withSquiggles(text, parseH5Json('/app/h5_json.json', text).findings), marked);
}

describe('entries of h5_json.json', () => {
  const grave: [values: object, expected: string][] = [
    [{ app_id: undefined }, 'error package/json-missing-key'],
    [{ app_id: '7' }, 'error package/app-id-digits'],
    [{ version: '1.x' }, 'error package/version-format'],
    [{ package_url: 'http://a.b/70000000_1.0.0.6.amr' }, 'info package/insecure-url'],
    [{ package_url: 'https://a.b/70000000_1.0.0.5.amr' }, 'warning package/package-url-mismatch'],
    [{ fallback_base_url: 'http://a.b/' }, 'warning package/insecure-url'],
    [{ fallback_base_url: 'https://a.b/c' }, 'warning package/fallback-url-slash'],
    [{ vhost: 'https://a.b' }, 'warning package/vhost-mismatch'],
    [{ main_url: 'www/index.html' }, 'info package/main-url-slash'],
    [{ auto_install: 2 }, 'warning package/auto-install-value'],
    [{ auto_install: '1' }, 'error package/json-type'],
    ...['name', 'app_desc', 'global_pack_url', 'icon_url', 'patch', 'sub_url'].map((key): [object, string] => [
      { [key]: 1 },
      'error package/json-type',
    ]),
  ];
  for (const [values, expected] of grave) {
    it(`${JSON.stringify(values)}: ${expected}`, () => assert.deepEqual(said(values), [expected]));
  }

  const fine: object[] = [
    { package_url: 'https://a.b/other.amr' },
    { package_url: '', fallback_base_url: '', main_url: '', vhost: '' },
    { auto_install: 0 },
    { auto_install: 1 },
    { version: '10' },
    { version: '1.20.300' },
  ];
  for (const values of fine) {
    it(`${JSON.stringify(values)} is fine`, () => assert.deepEqual(said(values), []));
  }

  for (const version of ['', 'v1.0', '1.0-beta', '1.', '1..0', '.1']) {
    it(`version "${version}" is none`, () => assert.deepEqual(said({ version }), ['error package/version-format']));
  }

  it('are presets when they have an app id and a version', () => {
    assert.deepEqual(parse({ app_id: '70000000' }, { version: '1.0' }, {}).presets, []);
    assert.deepEqual(parseH5Json('/x', '[]').presets, []);
    assert.deepEqual(parseH5Json('/x', '{').presets, []);
  });

  it('are compared with the package of their URL as far as they say something', () => {
    const package_url = 'https://a.b/70000000_1.0.0.6.amr';
    for (const half of [{ app_id: '70000000' }, { version: '1.0.0.6' }]) {
      assert.doesNotMatch(messages(parse({ ...half, package_url })), /The URL names/);
    }
    assert.match(messages(parse({ app_id: '70000001', package_url })), /70000000 1\.0\.0\.6, the entry 70000001 \?\./);
    assert.match(messages(parse({ version: '2.0', package_url })), /70000000 1\.0\.0\.6, the entry \? 2\.0\./);
  });

  it('have no virtual host to compare with without an app id', () => {
    const { findings } = parse({ version: '1.0', vhost: 'https://70000000.h5app.com' });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['package/json-missing-key'],
    );
  });

  it('are marked themselves where something is missing, whichever they are', () => {
    assertMarked(`{ "data": [
  { "app_id": "70000000", "version": "1.0" },
  { "app_id": "80000000" },
  ~ package/json-missing-key
  { "version": "1.0" }
  ~ package/json-missing-key
] }`);
  });

  it('are named by their place', () => {
    assert.equal(messages(parse(WELL, { app_id: 1, version: '1.0' })), 'data.1.app_id has to be of type string.');
    assert.equal(messages(parse({ app_id: '70000000' })), 'data.0.version is missing.');
    assert.equal(messages(parseH5Json('/x', '[]')), 'The file has to be of type object.');
  });

  it('of the same app: which the other one is', () => {
    const text = `{ "data": [\n${JSON.stringify(WELL)},\n${JSON.stringify({ ...WELL, version: '2.0' })}] }`;
    const { findings } = parseH5Json('/x', text);
    assert.match(messages({ findings }), /70000000 is listed already, as version 1\.0\.0\.6 in line 2\./);
    assert.equal(findings[0]?.severity, 'warning');
  });

  it('count as no JSON with comments, or with a comma at the end', () => {
    assertMarked('{ "data": [] /* none */ }\n             ~~~~~~~~~~ package/json-syntax');
    assertMarked('{ "data": [], }\n              ~ package/json-syntax');
    const [finding] = parseH5Json('/x', '{').findings;
    assert.equal(finding?.severity, 'error');
  });

  it('of an answer that failed get a warning', () => {
    const [finding] = parseH5Json('/x', '{ "data": [], "resultCode": 500 }').findings;
    assert.deepEqual([finding?.severity, finding?.code], ['warning', 'package/result-code']);
  });
});
