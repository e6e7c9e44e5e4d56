import assert from 'node:assert/strict';
import { type PlacedEvent, storiesOf } from '../../../../server/src/logs/evidence/stories.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';

const ID = '0a1d76671591164847940829820658';
const OTHER = '0a1d76671591164847941829820659';

const LOGS: Record<string, string> = {
  'app.log': `Demo[1:2] [mPaaSLog] APMobileNetwork com.example.pay resp:{\n  "mgw-traceid" = ${ID};\n  "result-status" = 6666;\n}\n`,
  'gateway-page-digest.log': [
    `2020-06-03 14:14:08,001 - (/mgw.htm,response,N,61ms,com.example.pay,-,84EFA9A281942,default,6666,-,-,-,-,-,-,-,-,HTTP,JSON,2,0,F,${ID},F,IOS,61,4,2.0)`,
    `2020-06-03 14:14:08,001 - (/mgw.htm,response,Y,6ms,com.example.list,-,84EFA9A281942,default,1000,-,-,-,-,-,-,-,-,HTTP,JSON,2,0,F,${OTHER},F,IOS,61,4,2.0)`,
  ].join('\n'),
  'gateway-page-detail.log': `2020-06-03 14:14:07,940 [request] 10.0.0.1,${ID},INFO,request,com.example.pay,84EFA9A281942,default,[]`,
  'page-digest.log': `2020-06-03 14:14:07,990 - (com.example.pay,p,1.0,30ms,N,6666,${ID})`,
};

const placed: PlacedEvent[] = Object.entries(LOGS).flatMap(([source, text]) =>
  eventsOf(text).map(event => ({ source, event })),
);

describe('stories of requests', () => {
  it('are followed across logs by trace id, in the order of the way', () => {
    const told = storiesOf(placed).map(({ traceId, operationType, steps, outcome }) => ({
      traceId,
      operationType,
      steps: steps.map(({ side, source }) => `${side}: ${source}`),
      outcome,
    }));
    assert.deepEqual(told, [
      {
        traceId: ID,
        operationType: 'com.example.pay',
        steps: [
          'gateway: gateway-page-detail.log',
          'backend: page-digest.log',
          'gateway: gateway-page-digest.log',
          'client: app.log',
        ],
        outcome: { code: 6666, side: 'backend' },
      },
      {
        traceId: OTHER,
        operationType: 'com.example.list',
        steps: ['gateway: gateway-page-digest.log'],
        outcome: { code: 1000, side: 'gateway' },
      },
    ]);
  });

  it('say where and when the gateway took the request', () => {
    const [story] = storiesOf(placed);
    assert.equal(story?.trace?.ipv4, '10.29.118.103');
    assert.equal(story?.trace?.millis, 1_591_164_847_940);
  });

  it('end with what failed, and nothing new from the gateway is no failure', () => {
    const gateway = `2020-06-03 14:14:08,001 - (/mgw.htm,response,Y,6ms,a.b,-,A,default,8001,-,-,-,-,-,-,-,-,HTTP,JSON,2,0,F,${ID},F,IOS,6,4,2.0)`;
    const outcome = (client: number) => {
      const answered = `{"resultStatus":${client},"tips":"x","mgwTraceId":"${ID}"}`;
      const logs = [gateway, answered].flatMap(text => eventsOf(text).map(event => ({ source: 'x', event })));
      return storiesOf(logs)[0]?.outcome;
    };
    assert.deepEqual(outcome(4001), { code: 4001, side: 'client' });
    assert.deepEqual(outcome(8001), { code: 8001, side: 'client' });
  });

  it('are none of events without a trace id', () => {
    const events = eventsOf('SG ERROR: 608').map(event => ({ source: 'x', event }));
    assert.deepEqual(storiesOf(events), []);
  });
});
