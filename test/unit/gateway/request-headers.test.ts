import assert from 'node:assert/strict';
import { readHeaders } from '../../../server/src/gateway/request-headers.ts';

describe('request headers', () => {
  it('have names in any case', () => {
    const android = readHeaders(['Operation-Type', 'a', 'AppId', 'b', 'workspaceId', 'c', 'signType', '0', 'Ts', 'd']);
    const h5 = readHeaders(['operation-type', 'a', 'appid', 'b', 'workspaceid', 'c', 'signtype', '0', 'ts', 'd']);
    assert.deepEqual({ ...android, rawHeaders: [] }, { ...h5, rawHeaders: [] });
    assert.deepEqual([h5.operationType, h5.appId, h5.workspaceId, h5.signType, h5.ts], ['a', 'b', 'c', '0', 'd']);
  });

  it('are empty where there are none', () => assert.equal(readHeaders([]).sign, ''));

  it('are joined when they come twice', () => assert.equal(readHeaders(['Sign', 'a', 'SIGN', 'b']).sign, 'a, b'));

  it('are read after any number of made-up names', () => {
    for (let index = 0; index < 1000; index++) readHeaders([`x-${index}`, '']);
    assert.equal(readHeaders(['sIgN', 'a', 'constructor', 'b', '__proto__', 'c']).sign, 'a');
  });
});
