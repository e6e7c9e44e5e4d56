import assert from 'node:assert/strict';
import path from 'node:path';
import { checkBeside, unlistedPackages } from '../../../../server/src/offline/presets/beside.ts';
import { parseH5Json } from '../../../../server/src/offline/presets/h5-json.ts';

const { presets } = parseH5Json('/app/h5_json.json', '{ "data": [{ "app_id": "70000000", "version": "1.0" }] }');

describe('packages beside h5_json.json', () => {
  it('of other versions are named, all of them', () => {
    const [finding, ...more] = checkBeside('/app/h5_json.json', presets, ['70000000_1.1.amr', '70000000_1.2.amr']);
    assert.match(finding?.message ?? '', /^The package of 70000000 beside this file is version 1\.1, 1\.2\./);
    assert.deepEqual([finding?.severity, finding?.file, more], ['warning', '/app/h5_json.json', []]);
  });

  it('that are not there are named', () => {
    const [finding] = checkBeside('/app/h5_json.json', presets, []);
    assert.match(finding?.message ?? '', /^70000000_1\.0\.amr is not beside this file\./);
  });

  it('that it does not list are told by their names, at their start', () => {
    const start = { line: 0, character: 0 };
    const unlisted = unlistedPackages('/app', presets, ['90000000_1.0.amr', '80000000_1.0.amr', '70000000_3.0.amr']);
    assert.deepEqual(
      unlisted.map(({ file, severity, range }) => ({ name: path.basename(file), severity, range })),
      ['80000000_1.0.amr', '90000000_1.0.amr'].map(name => ({
        name,
        severity: 'warning',
        range: { start, end: start },
      })),
    );
  });
});
