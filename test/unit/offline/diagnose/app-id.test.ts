import assert from 'node:assert/strict';
import { checkAppId } from '../../../../server/src/offline/presets/app-id.ts';

const SDK = /is an app of the SDK itself/;

describe('app ids', () => {
  for (const appId of ['70000000', '00000001', '66666500', '20001000', '2018032302435038']) {
    it(`${appId} is fine`, () => assert.equal(checkAppId(appId), undefined));
  }

  for (const appId of ['', '7000000', '700000000', '123456789012345', '12345678901234567', 'x70000000', '70000000x']) {
    it(`"${appId}" has neither 8 nor 16 digits`, () => {
      const { code, severity, message } = checkAppId(appId) ?? {};
      assert.deepEqual([code, severity], ['package/app-id-digits', 'error']);
      assert.ok(message?.includes(`"${appId}"`));
    });
  }

  const reserved: [appId: string, message: RegExp][] = [
    ['20000196', SDK],
    ['66666692', SDK],
    ['68687029', SDK],
    ['68687209', SDK],
    ['66666600', /start with 666666:/],
    ['20000000', /start with 20000:/],
    ['2000012345678901', /start with 20000:/],
  ];
  for (const [appId, expected] of reserved) {
    it(`${appId}: ${expected.source}`, () => {
      const { code, severity, message = '' } = checkAppId(appId) ?? {};
      assert.deepEqual([code, severity], ['package/app-id-reserved', 'warning']);
      assert.match(message, expected);
    });
  }
});
