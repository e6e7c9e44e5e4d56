import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { operationsOf } from '../../../../server/src/contracts/model.ts';
import { setLanguage } from '../../../../server/src/locale.ts';
import { type CodeTexts, catalogueTexts } from '../../../../server/src/logs/explain/code-texts.ts';
import type { ExplainContext, KnownApp } from '../../../../server/src/logs/explain/context.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';
import { explainEvents } from '../../../support/logs/explain-events.ts';
import { SECRET, SHOP } from '../../gateway/shop.ts';

const APP: KnownApp = {
  appId: '84EFA9A281942',
  workspaceId: 'default',
  operations: new Map(operationsOf(SHOP).map(each => [each.operationType, each])),
};
const SIGNING = { ...APP, secret: SECRET, secretName: '$APP_SECRET' };

/** A catalogue that knows one code of the Security Guard besides. */
const TEXTS: CodeTexts = {
  find: query =>
    query.kind === 'guard' && query.code === 608
      ? { title: 'The image is missing', explanation: '', remedies: ['Keep it from shrinkResources.'] }
      : catalogueTexts.find(query),
};

const CONTEXT: ExplainContext = { texts: TEXTS, apps: [APP] };

function explain(text: string, context: Partial<ExplainContext> = {}) {
  const placed = eventsOf(text).map(event => ({ source: 'a.log', event }));
  return explainEvents(placed, { ...CONTEXT, ...context });
}

/** What is said of the last event. */
function said(text: string, context?: Partial<ExplainContext>): string {
  return explain(text, context).at(-1)?.explanation ?? 'nothing';
}

/** An answer with the request before it, as `curl -v` writes them. */
function answer(
  code: number,
  traced: number,
  ts: string,
  operation = 'com.example.shop.login',
  more: string[] = [],
): string {
  const request = [`Operation-Type: ${operation}`, `AppId: ${APP.appId}`, 'WorkspaceId: default', `Ts: ${ts}`, ...more];
  const lines = ['HTTP/1.1 200 OK', `Result-Status: ${code}`, `Mgw-TraceId: 0a1cfd40${traced}853822435`];
  return [...request.map(line => `> ${line}`), '>', ...lines.map(line => `< ${line}`), '<', ''].join('\n');
}

const NOW = 1_600_000_000_000;
const HOUR = 3_600_000;

describe('explanation of events', () => {
  describe('7003', () => {
    const times = (offset: (index: number) => number) =>
      Array.from({ length: 8 }, (_, index) =>
        answer(7003, NOW + index * 60_000, String(NOW + index * 60_000 + offset(index))),
      ).join('\n');
    const cases: [what: string, log: string, says: string][] = [
      [
        'a clock that is off',
        times(() => 37 * 60_000),
        "At this request the client's time was 37 min ahead of the gateway's. Over 8 requests it is 37 min off, no time zone: the clock of the device is wrong.",
      ],
      [
        'a time zone',
        times(() => 8 * HOUR),
        "At this request the client's time was 8 h 0 min ahead of the gateway's. Over 8 requests it is 8 h 0 min off, a time zone: local time was taken for UTC, or the device has another zone than its clock.",
      ],
      ['seconds', answer(7003, NOW, String(NOW / 1000)), 'Ts is in seconds. Send milliseconds.'],
      [
        'a request that waited',
        `${times(() => -100)}\n${answer(7003, NOW + HOUR, String(NOW))}`,
        "At this request the client's time was 1 h 0 min behind the gateway's. Over 9 requests the client's clock is fine, 0.1 s off. This request alone has an old Ts: it waited, or was sent again.",
      ],
      [
        'requests that were sent again',
        `${times(() => -100)}\n${[1, 2, 3].map(index => answer(7003, NOW + index * HOUR, String(NOW - 100))).join('\n')}`,
        "At this request the client's time was 3 h 0 min behind the gateway's. Of 11 requests, 3 came long after their Ts was made, while the clock is 0.1 s off: they were sent again.",
      ],
    ];
    for (const [what, log, says] of cases) it(`measures ${what}`, () => assert.equal(said(log), says));

    it('says what the code means when no time is known', () => {
      assert.equal(said('RPCException: [7003] : x'), catalogueTexts.find({ code: 7003, kind: 'gateway' })?.explanation);
    });
  });

  describe('7002', () => {
    const BODY = '[{"userName":"a"}]';
    const content = `Operation-Type=com.example.shop.login&Request-Data=${Buffer.from(BODY).toString('base64')}&Ts=${NOW}`;
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    const log = (sign: string | undefined, signed = content) =>
      [
        `08-11 12:50:08.101  1 5 D RpcInvoker: [getSignData] sign content: ${signed}`,
        `08-11 12:50:08.102  1 5 D HttpCaller: threadid = 7; Request info: x, headers: [Operation-Type: com.example.shop.login${sign ? `, Sign: ${sign}` : ''}]`,
        '08-11 12:50:08.103  1 5 W T: RPCException: [7002] : x',
      ].join('\n');
    const signing = { apps: [SIGNING] };

    it('makes the signature again and says what the client does otherwise', () => {
      const [event] = explain(log(md5(`${content}&${SECRET}`)), signing);
      assert.match(event?.explanation ?? '', /secret/);
      assert.deepEqual(event?.remedies[0], "headers['Sign'] = hex(md5(secret + '&' + content))");
    });

    it('says that the client signs right', () => {
      assert.equal(
        said(log(md5(`${SECRET}&${content}`)), signing),
        'With $APP_SECRET this content gives the signature that was sent: the client signs right. So the gateway got another body, operation type or Ts than were signed, or it has another secret for the app.',
      );
    });

    it('knows the secret of another app, out of a HAR file', () => {
      const header = (name: string, value: string) => ({ name, value });
      const sign = md5(`other secret&${content}`);
      const headers = [header('Operation-Type', 'com.example.shop.login'), header('AppId', APP.appId)];
      const request = {
        headers: [...headers, header('WorkspaceId', 'default'), header('Ts', String(NOW)), header('Sign', sign)],
        postData: { text: BODY },
      };
      const entry = { request, response: { headers: [header('Result-Status', '7002')] } };
      const apps = [SIGNING, { ...APP, appId: 'B', secret: 'other secret' }];
      assert.match(
        said(JSON.stringify({ log: { entries: [entry] } }), { apps }),
        /signed with the secret of B, default\. Give it \$APP_SECRET/,
      );
    });

    it('finds the app whose secret was signed with, where the log names none', () => {
      const test: KnownApp = { ...APP, workspaceId: 'test', secret: 'secret of test', secretName: '$TEST_SECRET' };
      assert.match(
        said(log(md5(`secret of test&${content}`)), { apps: [SIGNING, test] }),
        /^With \$TEST_SECRET this content gives the signature that was sent/,
      );
    });

    it('says what is odd without a signature, and asks for a secret', () => {
      const [event] = explain(log(undefined, content.replace(/Data=[^&]*/, 'Data=AAAA')));
      assert.equal(
        event?.explanation,
        'What was signed as the body is no JSON array: it is encrypted, compressed or cut off.',
      );
      assert.match(event?.remedies[0] ?? '', /mpaas\.config\.json/);
    });

    it('asks for trust where the config names a secret that is withheld', () => {
      const remedy = (app: KnownApp) => explain(log(undefined), { apps: [app], isUntrusted: true })[0]?.remedies[0];
      const { secret: _, ...withheld } = SIGNING;
      assert.equal(remedy(withheld), 'Trust this workspace to have signatures made again from this log.');
      assert.match(remedy(APP) ?? '', /^Name the secret of the app in mpaas\.config\.json /);
    });

    it('looks for mistakes as often as it may', () => {
      const wrong = log(md5(`${content}&${SECRET}`));
      const texts = explain(`${wrong}\n${wrong}`, { ...signing, searches: { left: 1 } });
      assert.deepEqual(
        texts.map(({ explanation }) => explanation.includes('lines before')),
        [false, true],
      );
      const right = log(md5(`${SECRET}&${content}`));
      assert.match(said(right, { ...signing, searches: { left: 0 } }), /the client signs right/);
    });

    it('tells neither the secret nor a signature', () => {
      for (const sign of [md5(`${SECRET}&${content}`), md5(`${content}${SECRET}`), md5('x')]) {
        const { explanation, remedies } = explain(log(sign), signing)[0] ?? {};
        const all = JSON.stringify([explanation, remedies]);
        assert.ok(!all.includes(SECRET) && !all.includes(sign) && !all.includes(md5(`${SECRET}&${content}`)), all);
      }
    });
  });

  describe('7014 and 7000', () => {
    const failed = 'Demo[1:2] Rpc Exception code : 7014';

    it('lead to the nearest error of the Security Guard', () => {
      const [, event] = explain(`Demo[1:2] SG ERROR: 608\n${failed}`);
      assert.equal(
        event?.explanation,
        'The Security Guard could not sign, with SG ERROR 608 in line 1. The image is missing',
      );
      assert.equal(event?.remedies[0], 'Keep it from shrinkResources.');
      assert.deepEqual(
        event?.related.map(({ code }) => code),
        [608],
      );
    });

    it('do not lead to that of another process or far away', () => {
      const far = Array.from({ length: 300 }, () => 'x').join('\n');
      const text = catalogueTexts.find({ code: 7014, kind: 'gateway' })?.explanation;
      assert.equal(said(`Demo[9:2] SG ERROR: 608\n${failed}`), text);
      assert.equal(said(`Demo[1:2] SG ERROR: 608\n${far}\n${failed}`), text);
    });
  });

  describe('3000', () => {
    const digest = (app: string, workspace: string, operation: string) =>
      `2020-06-03 14:14:08,001 - (/mgw.htm,response,N,6ms,${operation},-,${app},${workspace},3000,-,-,-,-,-,-,-,-,HTTP)`;
    const cases: [what: string, log: string, says: string][] = [
      ['the app', digest('OTHER', 'default', 'a.b'), 'No config here has the app id OTHER. They have 84EFA9A281942.'],
      [
        'the workspace',
        digest(APP.appId, 'test', 'a.b'),
        'The configs have the app 84EFA9A281942 in the workspace default, not in test.',
      ],
      [
        'the operation type',
        digest(APP.appId, 'default', 'com.example.shop.logn'),
        'No contract has the operation type com.example.shop.logn. The nearest is com.example.shop.login.',
      ],
      [
        'an operation type that is like no other',
        digest(APP.appId, 'default', 'x'),
        'No contract has the operation type x. A contract that cannot be read is left out.',
      ],
      [
        'all, which are right',
        digest(APP.appId, 'default', 'com.example.shop.login'),
        'Contracts have com.example.shop.login, so the request is right: on the gateway the API is missing in this workspace, or not open.',
      ],
    ];
    for (const [what, log, says] of cases) it(`compares ${what}`, () => assert.equal(said(log), says));

    it('finds the operation in another app', () => {
      const apps = [{ ...APP, appId: 'B', operations: new Map() }, APP];
      assert.equal(
        said(digest('B', 'default', 'com.example.shop.login'), { apps }),
        'com.example.shop.login is an operation of the app 84EFA9A281942 in the workspace default: the request went with others.',
      );
    });

    it('takes any app id where the config names none', () => {
      const log = digest('ANY', 'default', 'com.example.shop.login');
      assert.match(said(log, { apps: [{ ...APP, appId: '' }] }), /^Contracts have com\.example\.shop\.login, /);
      assert.match(
        said(log, { apps: [{ ...APP, appId: '', workspaceId: 'test' }] }),
        /^The configs have the app ANY in the workspace test, not in default\./,
      );
    });

    it('says what the code means without contracts', () => {
      const text = catalogueTexts.find({ code: 3000, kind: 'gateway' })?.explanation;
      assert.equal(said(digest('OTHER', 'default', 'a.b'), { apps: [] }), text);
    });
  });

  it('says how long the gateway waited', () => {
    const digest = (ms: number) =>
      `2020-06-03 14:14:08,001 - (/mgw.htm,response,N,${ms}ms,com.example.shop.order,-,A,default,4001,-)`;
    assert.equal(
      said(digest(3004)),
      'The gateway waited 3004 ms, about the 3000 ms that it waits where nobody says another time. The contract says @timeout 200: set it for the API in the console, too.',
    );
  });

  it('says which service was not registered', () => {
    const boot =
      '2017-12-20 11:25:59,746 [Start-To-Register-Service] target: x, interface: interface com.example.PayRpc';
    const log = `${boot}\n2017-12-20 11:26:00,000 - (com.example.pay,p,1,3ms,N,6000,x)`;
    const [event] = explain(log);
    assert.equal(
      event?.explanation,
      'The service com.example.PayRpc was not registered: its boot log ends with Start-To-Register-Service.',
    );
  });

  it('says first what many failures have in common', () => {
    const calls = Array.from({ length: 6 }, (_, index) =>
      answer(7014, NOW + index, String(NOW), `com.example.op${index}`),
    );
    assert.match(said(calls.join('\n')), /^7014 came 6 times here, for 6 operations: /);
  });

  it('repeats what our own gateway found', () => {
    const line = '7002 com.example.shop.login 4.9 ms 7f0000011600000000123000000002 Another secret.';
    assert.equal(said(line), 'Another secret.');
  });

  it('says what an unknown code is, and nothing of lines without one', () => {
    assert.deepEqual(
      explain('RPCException: [4321] : x').map(({ title, explanation }) => [title, explanation]),
      [['Code 4321', 'Nothing is known of this code.']],
    );
    assert.deepEqual(
      explain('2020 [request] 1.1.1.1,0a1d76671591164847940829820658,INFO,request,a.b,A,default,[]'),
      [],
    );
  });

  it('speaks Chinese', () => {
    setLanguage('zh-cn');
    try {
      assert.match(said(answer(7003, NOW, String(NOW / 1000))), /秒/);
    } finally {
      setLanguage('en');
    }
  });
});
