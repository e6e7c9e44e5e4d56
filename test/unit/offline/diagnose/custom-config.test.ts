import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Ajv from 'ajv';
import { parseCustomConfig } from '../../../../server/src/offline/presets/custom-config.ts';
import { withoutSquiggles, withSquiggles } from '../../../support/squiggles.ts';

const ROOT = path.resolve(__dirname, '../../../..');
const FIXTURE = path.resolve(ROOT, '../shared/fixtures/amr/custom_config.json');

function assertMarked(marked: string): void {
  const text = withoutSquiggles(marked);
  assert.equal(withSquiggles(text, parseCustomConfig('/app/custom_config.json', text).findings), marked);
}

describe('custom_config.json', () => {
  it('has nothing to say about good settings, known or not', () => {
    assertMarked(`[
  { "key": "h5_shouldverifyapp", "value": "YES" },
  { "key": "h5_amrUnzipSecCheck", "value": "YES" },
  { "key": "h5_nbmngconfig", "value": "{\\"switch\\":\\"yes\\"}" },
  { "key": "something_else", "value": "" }
]`);
  });

  it('has nothing to say about a real one', async function () {
    // The fixtures are other people's work and not part of the project.
    if (!existsSync(FIXTURE)) this.skip();
    const { settings, findings } = parseCustomConfig(FIXTURE, await readFile(FIXTURE, 'utf8'));
    assert.deepEqual(findings, []);
    assert.deepEqual(
      settings.map(({ key, value }) => [key, value]),
      [['h5_shouldverifyapp', 'YES']],
    );
  });

  it('marks what is no array of keys and values', () => {
    assertMarked('{ "h5_shouldverifyapp": "NO" }\n~ package/json-type');
    assertMarked(`[
  { "key": "h5_shouldverifyapp" },
  ~ package/json-missing-key
  { "key": "h5_shouldverifyapp2", "value": false },
                                           ~~~~~ package/json-type
  1
  ~ package/json-type
]`);
    assertMarked('[\n  { "key": \n           ~ package/json-syntax');
  });

  it('marks settings that weaken verification, and those that only seem to', () => {
    assertMarked(`[
  { "key": "h5_shouldverifyapp", "value": "NO" },
                                          ~~~~ package/verification-off
  { "key": "h5_amrUnzipSecCheck", "value": "NO" }
                                           ~~~~ package/unzip-check-off
]`);
    for (const value of ['no', 'No', 'false', 'NO ', '0']) {
      const [finding] = parseCustomConfig('/x', `[{ "key": "h5_shouldverifyapp", "value": "${value}" }]`).findings;
      assert.equal(finding?.code, 'package/switch-without-effect', value);
    }
  });

  it('marks a key that is there twice, and JSON in a string that is none', () => {
    assertMarked(`[
  { "key": "a", "value": "1" },
  { "key": "a", "value": "2" },
           ~~~ package/duplicate-setting
  { "key": "h5_nbmngconfig", "value": "{switch:yes}" }
                                      ~~~~~~~~~~~~~~ package/setting-json
]`);
  });

  it('has a schema that takes what is right and refuses what is not', async () => {
    const schema = JSON.parse(await readFile(path.join(ROOT, 'schemas/custom_config.schema.json'), 'utf8'));
    const validate = new Ajv().compile(schema);
    assert.equal(
      validate([
        { key: 'h5_shouldverifyapp', value: 'NO' },
        { key: 'x', value: '' },
      ]),
      true,
    );
    for (const wrong of [{}, [1], [{ key: 'a' }], [{ key: 'a', value: 1 }]]) assert.equal(validate(wrong), false);
  });
});
