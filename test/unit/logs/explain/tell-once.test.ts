import assert from 'node:assert/strict';
import { countsOf } from '../../../../server/src/logs/count-codes.ts';
import { hasCode } from '../../../../server/src/logs/event.ts';
import { isFailure } from '../../../../server/src/logs/evidence/bursts.ts';
import { Evidence } from '../../../../server/src/logs/evidence/evidence.ts';
import type { PlacedCode } from '../../../../server/src/logs/explain/cause.ts';
import { catalogueTexts } from '../../../../server/src/logs/explain/code-texts.ts';
import { failedRequests, relatedLines } from '../../../../server/src/logs/explain/related-lines.ts';
import { tellOnce } from '../../../../server/src/logs/explain/tell-once.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';
import { explainEvents } from '../../../support/logs/explain-events.ts';

const CONTEXT = { texts: catalogueTexts, apps: [] };
const TRACE = '0a1d76671591164847940829820658';

function placedIn(text: string, source = 'a.log') {
  return eventsOf(text).map(event => ({ source, event }));
}

/** What is told once: the code and the lines, from 1. */
function tellings(text: string): string[] {
  const placed = placedIn(text);
  const failures = placed.filter((each): each is PlacedCode => isFailure(each.event));
  return tellOnce(failures, new Evidence(placed), CONTEXT).map(({ explained, others }) =>
    [explained.event.code, ...[explained, ...others].map(each => each.event.startLine + 1)].join(' '),
  );
}

/** Lines of a digest: `code operation cost`. */
function digest(...calls: string[]): string {
  return calls
    .map((call, index) => {
      const [code, operation, cost = 6] = call.split(' ');
      return `2020-06-03 14:14:08,001 - (/mgw.htm,response,N,${cost}ms,${operation},-,A,default,${code},-,-,-,-,-,-,-,-,HTTP,JSON,2,0,F,${TRACE}${index},F,IOS,1,4,2.0)`;
    })
    .join('\n');
}

describe('explanations that are told once', () => {
  it('hold for all events with the same', () => {
    assert.deepEqual(tellings(digest('7014 a', '4001 a 3001', '7014 b', '4001 a 9000', '4001 b 9000')), [
      '7014 1 3',
      '4001 2',
      '4001 4 5',
    ]);
  });

  it('hold for a burst, whatever else there is to say of its events', () => {
    assert.deepEqual(tellings(digest('4001 a 1', '4001 b 2', '1000 c', '4001 c 3', '4001 d 4', '4001 e 5')), [
      '4001 1 2 4 5 6',
    ]);
  });

  it('hold for the other lines that a client writes of a call of a burst', () => {
    const call = (operation: string, index: number) => [
      `08-11 12:50:0${index}.000  1 ${index} W T: [getSignData] sign content: Operation-Type=${operation}&Request-Data=W10=&Ts=NI7Re00`,
      `08-11 12:50:0${index}.000  1 ${index} W T: RPCException: [7000] : x`,
      `08-11 12:50:0${index}.000  1 ${index} W T: RPCException: [7000] : x`,
    ];
    const lines = ['a', 'b', 'c', 'd', 'e'].flatMap(call);
    assert.deepEqual(tellings(lines.join('\n')), ['7000 2 3 5 6 8 9 11 12 14 15']);
  });

  it('are counted by what their events have', () => {
    const events = placedIn(digest('7014 a', '7014 b', '7014 b')).map(({ event }) => event);
    assert.deepEqual(
      countsOf(events.filter(hasCode), ({ operationType }) => operationType),
      [
        ['b', 2],
        ['a', 1],
      ],
    );
  });
});

describe('lines that have to do with an event', () => {
  it('are those of its request in all logs, but itself', () => {
    const placed = [
      ...placedIn(`2020-06-03 14:14:07,990 - (com.example.pay,p,1.0,30ms,N,6666,${TRACE})`, 'page-digest.log'),
      ...placedIn(`2020-06-03 14:14:07,940 [request] 10.0.0.1,${TRACE},INFO,request,com.example.pay,A,default,[]`),
      ...placedIn(`{"resultStatus":6666,"tips":"x","mgwTraceId":"${TRACE}"}`, 'app.log'),
    ];
    const [explained] = explainEvents(placed, CONTEXT);
    assert.ok(explained);
    const request = failedRequests(placed).get(TRACE) ?? [];
    assert.deepEqual(
      relatedLines(explained, request, new Evidence(placed)).map(({ source, says }) => `${source}: ${says}`),
      ['a.log: The same request, as it came to the gateway', 'app.log: The same request, at the client: 6666'],
    );
  });

  it('are those that it is explained with, in their own log', () => {
    const boot =
      '2017-12-20 11:25:59,746 [Start-To-Register-Service] target: x, interface: interface com.example.PayRpc';
    const placed = [
      ...placedIn(boot, 'boot.log'),
      ...placedIn('2017-12-20 11:26:00,000 - (com.example.pay,p,1,3ms,N,6000,x)'),
      ...placedIn('Demo[1:2] SG ERROR: 608\nDemo[1:2] Rpc Exception code : 7014', 'ios.log'),
    ];
    const evidence = new Evidence(placed);
    const said = explainEvents(placed, CONTEXT).map(explained =>
      relatedLines(explained, [], evidence).map(({ source, says }) => `${source}: ${says}`),
    );
    assert.deepEqual(said, [
      ['boot.log: Registration of com.example.PayRpc: Start-To-Register-Service'],
      [],
      ['ios.log: Security Guard: SG ERROR 608'],
    ]);
  });
});
