import assert from 'node:assert/strict';
import { requestOf, settingFor } from '../../../../server/src/logs/annotate/remedy-places.ts';
import type { CodedEvent } from '../../../../server/src/logs/event.ts';

const START = { line: 0, character: 0 };
const event = (parts: Partial<CodedEvent>): CodedEvent => ({
  format: 'objects',
  kind: 'gateway',
  code: 7002,
  range: { start: START, end: START },
  startLine: 0,
  endLine: 0,
  ...parts,
});

describe('where a failure in a log leads', () => {
  const APP = { appId: 'A', workspaceId: 'default' };

  it('is the setting that has to do with the code', () => {
    assert.deepEqual(settingFor(event({ code: 7003 }), APP), ['gateway', 'timestampWindowMinutes']);
    assert.equal(settingFor(event({ code: 6666 }), APP), undefined);
    assert.equal(settingFor(event({ code: 'signature-refused' }), APP), undefined);
  });

  it('is what differs, for 3000', () => {
    const at = (parts: Partial<CodedEvent>) => settingFor(event({ code: 3000, ...parts }), APP)?.join('.');
    assert.equal(at({ appId: 'A', workspaceId: 'other' }), 'app.workspaceId');
    assert.equal(at({ appId: 'B', workspaceId: 'other' }), 'app.appId');
    assert.equal(at({}), 'app.appId');
  });

  it('is the request that was signed, if it can be sent again', () => {
    const content = (data: string) => `Operation-Type=a.b&Request-Data=${data}&Ts=1`;
    const of = (data: string) => requestOf(event({ signContent: content(Buffer.from(data).toString('base64')) }));
    assert.deepEqual(of('[{"a":1}]'), { request: { a: 1 } });
    assert.deepEqual(of('[]'), {});
    assert.equal(of('[1, 2]'), undefined);
    assert.equal(of('{"a":1}'), undefined);
    assert.equal(of('encrypted'), undefined);
    assert.equal(requestOf(event({})), undefined);
  });
});
