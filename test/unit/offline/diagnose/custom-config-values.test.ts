import assert from 'node:assert/strict';
import { parseCustomConfig } from '../../../../server/src/offline/presets/custom-config.ts';

function parse(...elements: unknown[]) {
  return parseCustomConfig('/app/custom_config.json', JSON.stringify(elements));
}

/** `severity code` of a setting alone. */
function said(key: string, value: string): string[] {
  return parse({ key, value }).findings.map(({ severity, code }) => `${severity} ${code}`);
}

describe('values of custom_config.json', () => {
  const values: [key: string, value: string, expected: string[]][] = [
    ['h5_shouldverifyapp', 'NO', ['info package/verification-off']],
    ['h5_shouldverifyapp', ' off ', ['warning package/switch-without-effect']],
    ['h5_shouldverifyapp', 'no', ['warning package/switch-without-effect']],
    ['h5_shouldverifyapp', 'YES', []],
    ['h5_shouldverifyapp', 'none', []],
    ['h5_shouldverifyapp', 'casino', []],
    ['h5_amrUnzipSecCheck', 'NO', ['warning package/unzip-check-off']],
    ['h5_amrUnzipSecCheck', 'no', []],
    ['h5_nbmngconfig', '{', ['warning package/setting-json']],
    ['h5_nbmngconfig', '{}', []],
    ['other', 'NO', []],
    ['other', '{', []],
  ];
  for (const [key, value, expected] of values) {
    it(`${key} = "${value}": ${expected.join() || 'fine'}`, () => assert.deepEqual(said(key, value), expected));
  }

  it('say what the guard against dangerous names lets through', () => {
    const [finding] = parse({ key: 'h5_amrUnzipSecCheck', value: 'NO' }).findings;
    assert.match(finding?.message ?? '', /h5_amrUnzipSecCheck = NO has the client unzip entries/);
  });

  it('are given with their places', () => {
    const text = '[\n{ "key": "a", "value": "bc" }\n]';
    const range = { start: { line: 1, character: 23 }, end: { line: 1, character: 27 } };
    assert.deepEqual(parseCustomConfig('/x', text).settings, [{ key: 'a', value: 'bc', range }]);
  });

  it('are none where a key or a value is missing', () => {
    const { settings, findings } = parse({ value: 'NO' }, { value: 'NO' }, { key: 'a' }, { key: 'a' });
    assert.deepEqual(settings, []);
    assert.deepEqual([...new Set(findings.map(({ code }) => code))], ['package/json-missing-key']);
    assert.deepEqual(parseCustomConfig('/x', '{').settings, []);
  });

  it('that are there twice get a warning at the second key', () => {
    const setting = { key: 'a', value: '1' };
    const { settings, findings } = parse(setting, setting);
    assert.equal(settings.length, 2);
    assert.deepEqual(
      findings.map(({ severity, code }) => [severity, code]),
      [['warning', 'package/duplicate-setting']],
    );
  });
});
