import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Ajv from 'ajv';
import { checkBeside, unlistedPackages } from '../../../../server/src/offline/presets/beside.ts';
import { parseH5Json } from '../../../../server/src/offline/presets/h5-json.ts';
import { withoutSquiggles, withSquiggles } from '../../../support/squiggles.ts';

const ROOT = path.resolve(__dirname, '../../../..');
const FIXTURE = path.resolve(ROOT, '../shared/fixtures/amr/h5_json.json');

function assertMarked(marked: string): void {
  const text = withoutSquiggles(marked);
  assert.equal(withSquiggles(text, parseH5Json('/app/h5_json.json', text).findings), marked);
}

/** An entry that is well, but for one value. */
function entryWith(line: string): string {
  return `{ "data": [{
  "app_id": "70000000",
  "version": "1.0.0.6",
  ${line}
}] }`;
}

const GOOD = `{
  "data": [{
    "app_id": "70000000",
    "auto_install": 1,
    "extend_info": { "launchParams": {} },
    "fallback_base_url": "https://cdn.example.com/70000000/1.0.0.6_all/nebula/fallback/",
    "global_pack_url": "",
    "main_url": "/www/index.html",
    "package_url": "https://cdn.example.com/70000000/1.0.0.6_all/nebula/70000000_1.0.0.6.amr",
    "version": "1.0.0.6",
    "vhost": "https://70000000.h5app.com"
  }, {
    "app_id": "2018032302435038",
    "global_pack_url": "https://cdn.example.com/a.png",
    "main_url": "index.htm",
    "version": "1.0.0.0",
    "vhost": "https://2018032302435038.h5app.com"
  }],
  "resultCode": 100
}`;

describe('h5_json.json', () => {
  it('has nothing to say about a good one', () => {
    const { presets, findings } = parseH5Json('/app/h5_json.json', GOOD);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      presets.map(({ appId, version, range }) => [appId, version, range.start.line]),
      [
        ['70000000', '1.0.0.6', 2],
        ['2018032302435038', '1.0.0.0', 12],
      ],
    );
  });

  it('has nothing to say about a real one', async function () {
    // The fixtures are other people's work and not part of the project.
    if (!existsSync(FIXTURE)) this.skip();
    assert.deepEqual(parseH5Json(FIXTURE, await readFile(FIXTURE, 'utf8')).findings, []);
  });

  it('marks text that is no JSON', () => {
    assertMarked('{ "data": [ }\n            ~ package/json-syntax');
  });

  it('marks missing and wrong values at their places', () => {
    assertMarked(`{
  "data": [
    { "app_id": 70000000 },
                ~~~~~~~~ package/json-type
    ~ package/json-missing-key
    "x"
    ~~~ package/json-type
  ]
}`);
    assertMarked('[]\n~ package/json-type');
    assertMarked('{}\n~ package/json-missing-key');
  });

  it('marks app ids and versions that clients do not take', () => {
    assertMarked(`{ "data": [
  { "app_id": "123", "version": "1.0" },
              ~~~~~ package/app-id-digits
  { "app_id": "20000196", "version": "1.0.0-beta" },
              ~~~~~~~~~~ package/app-id-reserved
                                     ~~~~~~~~~~~~ package/version-format
  { "app_id": "66666600", "version": "1" }
              ~~~~~~~~~~ package/app-id-reserved
] }`);
  });

  it('marks an app that is listed twice', () => {
    assertMarked(`{ "data": [
  { "app_id": "70000000", "version": "1.0.0.1" },
  { "app_id": "70000000", "version": "1.0.0.2" }
              ~~~~~~~~~~ package/duplicate-app
] }`);
  });

  const VALUES: [name: string, line: string, mark: string][] = [
    [
      'a package of another version',
      '"package_url": "https://a.b/70000000_1.0.0.5.amr"',
      'package/package-url-mismatch',
    ],
    ['a package of another app', '"package_url": "https://a.b/70000001_1.0.0.6.amr"', 'package/package-url-mismatch'],
    ['a package over plain HTTP', '"package_url": "http://a.b/70000000_1.0.0.6.amr"', 'package/insecure-url'],
    ['a fallback over plain HTTP', '"fallback_base_url": "HTTP://a.b/"', 'package/insecure-url'],
    ['a fallback without slash', '"fallback_base_url": "https://a.b/fallback"', 'package/fallback-url-slash'],
    ['a virtual host of another app', '"vhost": "https://70000001.h5app.com"', 'package/vhost-mismatch'],
    ['a virtual host over plain HTTP', '"vhost": "http://70000000.h5app.com"', 'package/vhost-mismatch'],
    ['a page without slash', '"main_url": "www/index.html"', 'package/main-url-slash'],
    ['an auto_install of its own', '"auto_install": 2', 'package/auto-install-value'],
    ['a URL that is a number', '"package_url": 1', 'package/json-type'],
  ];
  for (const [name, line, code] of VALUES) {
    it(`marks ${name}`, () => {
      const text = entryWith(line);
      const { findings } = parseH5Json('/app/h5_json.json', text);
      assert.deepEqual(
        findings.map(finding => [finding.code, finding.range.start.line, finding.range.start.character]),
        [[code, 3, line.indexOf(': ') + 4]],
      );
    });
  }

  it('marks an answer of the server that is none', () => {
    assertMarked('{ "data": [],\n"resultCode": 500 }\n              ~~~ package/result-code');
  });

  it('is compared with the packages beside it', () => {
    const { presets } = parseH5Json('/app/h5_json.json', GOOD);
    const names = (files: string[]) =>
      checkBeside('/app/h5_json.json', presets, files).map(({ code, range }) => [code, range.start.line]);
    assert.deepEqual(names(['70000000_1.0.0.6.amr', '2018032302435038_1.0.0.0.amr']), []);
    assert.deepEqual(names(['70000000_1.0.0.5.amr']), [
      ['package/preset-version', 9],
      ['package/preset-missing', 12],
    ]);
    const unlisted = unlistedPackages('/app', presets, ['70000000_1.0.0.5.amr', '80000000_1.0.0.0.amr', 'x.html']);
    assert.deepEqual(
      unlisted.map(({ file, code }) => [path.basename(file), code]),
      [['80000000_1.0.0.0.amr', 'package/preset-unlisted']],
    );
  });

  it('has a schema that takes what is right and refuses what is missing', async () => {
    const validate = new Ajv().compile(
      JSON.parse(await readFile(path.join(ROOT, 'schemas/h5_json.schema.json'), 'utf8')),
    );
    assert.equal(validate(JSON.parse(GOOD)), true);
    for (const wrong of ['{}', '[]', '{ "data": [{ "app_id": "70000000" }] }', entryWith('"vhost": 1')]) {
      assert.equal(validate(JSON.parse(wrong)), false, wrong);
    }
  });
});
