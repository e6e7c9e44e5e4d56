import assert from 'node:assert/strict';
import { packageFileName, parsePackageFileName, tarNameOf } from '../../../server/src/offline/names.ts';

describe('names of packages', () => {
  it('are those that the console gives', () => {
    assert.equal(packageFileName('70000000', '1.0.0.6'), '70000000_1.0.0.6.amr');
    assert.equal(tarNameOf('70000000'), '70000000.tar');
  });

  for (const [appId, version] of [
    ['70000000', '1.0.0.6'],
    ['2018032302435038', '12'],
    ['7', '10.200.3000'],
  ] as const) {
    it(`${appId}_${version}.amr says the app id and the version`, () => {
      assert.deepEqual(parsePackageFileName(packageFileName(appId, version)), { appId, version });
    });
  }

  for (const name of [
    '',
    'app.amr',
    '70000000.amr',
    '70000000_.amr',
    '_1.0.amr',
    '70000000_1.0',
    '70000000_1.0.zip',
    '70000000_1.0.amr.bak',
    '70000000_1.0xamr',
    'my70000000_1.0.amr',
    '70000000_1..0.amr',
    '70000000_1.0.b.amr',
    '70000000-1.0.amr',
  ]) {
    it(`"${name}" says nothing`, () => assert.equal(parsePackageFileName(name), undefined));
  }
});
