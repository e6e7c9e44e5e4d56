import assert from 'node:assert/strict';
import { appendFile, rename, writeFile } from 'node:fs/promises';
import { catalogueTexts } from '../../../../server/src/logs/explain/code-texts.ts';
import { REPORT_LIMITS } from '../../../../server/src/logs/report/limits.ts';
import type { EventDetails, EventFilter, LogReportView } from '../../../../server/src/logs/report/model.ts';
import { ReportSession } from '../../../../server/src/logs/report/report-session.ts';
import type { LogInput } from '../../../../server/src/logs/report/source-log.ts';
import { digestLine } from '../../../support/logs/digest.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

/** A report that is looked at. */
class Looked implements Disposable {
  view: LogReportView | undefined;
  private readonly waiting = new Set<() => void>();
  readonly session = new ReportSession({
    texts: catalogueTexts,
    tell: view => {
      this.view = view;
      for (const check of [...this.waiting]) check();
    },
    failed: error => {
      throw error;
    },
  });

  constructor(...inputs: LogInput[]) {
    this.session.order({ type: 'read', inputs });
  }

  /** Resolves with a report that is so. */
  until(holds: (view: LogReportView) => boolean): Promise<LogReportView> {
    return new Promise(resolve => {
      const check = () => {
        if (!this.view || !holds(this.view)) return;
        this.waiting.delete(check);
        resolve(this.view);
      };
      this.waiting.add(check);
      check();
    });
  }

  get read(): Promise<LogReportView> {
    return this.until(view => !view.isReading);
  }

  /** `code operation place` of the events that match, the newest first. */
  async events(filter: Partial<EventFilter> = {}): Promise<string[]> {
    const { rows } = await this.session.ask('events', { filter: { text: '', ...filter }, start: 0, count: 100 });
    return rows.map(({ code, operationType, place }) => [code, operationType, place.label].join(' '));
  }

  [Symbol.dispose](): void {
    this.session.end();
  }
}

const START = Date.UTC(2026, 10, 3, 6, 0, 0);
const MINUTE = 60_000;

const DIGEST = [
  digestLine({ code: 1000, operation: 'shop.order.get', device: 'd1', at: START, sequence: 1 }),
  digestLine({ code: 7003, operation: 'shop.order.get', device: 'd1', at: START + MINUTE, sequence: 2 }),
  digestLine({ code: 7003, operation: 'shop.account.login', device: 'd2', at: START + 2 * MINUTE, sequence: 3 }),
  digestLine({ code: 6000, operation: 'shop.order.pay', device: 'd2', at: START + 3 * MINUTE, sequence: 4 }),
].join('');
/** Of the last of them. */
const TRACE = '0a1d76671793685780000000000004';
const SPI = `2026-11-03 06:03:00,010 - (shop.order.pay,A,1,36ms,N,6000,${TRACE})\n`;
const OTHER = `2026-11-03 06:03:00,005 ERROR [${TRACE}] no bean for token=abcdef123456 phone 13812345678\n`;

function inputOf(workspace: TestWorkspace, name: string): LogInput {
  return { name, file: workspace.path(name) };
}

describe('a report of logs', () => {
  it('counts codes, operations and devices, with when they came first and last', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST });
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    const { totals, codes, operations, devices, sources, leftOut, timeline } = await report.read;
    const bytes = Buffer.byteLength(DIGEST);
    const span = { first: START, last: START + 3 * MINUTE };
    assert.deepEqual(totals, { bytes, size: bytes, lines: 4, events: 4, failures: 3, ...span });
    assert.deepEqual(
      codes.map(({ code, tone, events, first, last }) => [code, tone, events, first, last]),
      [
        [7003, 'bad', 2, START + MINUTE, START + 2 * MINUTE],
        [1000, 'good', 1, START, START],
        [6000, 'bad', 1, START + 3 * MINUTE, START + 3 * MINUTE],
      ],
    );
    assert.deepEqual(
      operations.map(row => [row.operationType, row.events, row.failures]),
      [
        ['shop.order.get', 2, 1],
        ['shop.account.login', 1, 1],
        ['shop.order.pay', 1, 1],
      ],
    );
    assert.deepEqual(
      devices.map(row => [row.deviceId, row.events, row.failures]),
      [
        ['d1', 2, 1],
        ['d2', 2, 2],
      ],
    );
    assert.deepEqual(
      sources.map(({ name, state, lines, events, failures }) => [name, state, lines, events, failures]),
      [['gateway.log', 'following', 4, 4, 3]],
    );
    assert.deepEqual(leftOut, []);
    assert.deepEqual(
      timeline?.series.map(({ code, tone }) => [code, tone]),
      [
        [7003, 'bad'],
        [6000, 'bad'],
        [undefined, 'good'],
      ],
    );
    assert.equal(
      timeline?.bars.flat().reduce((sum, count) => sum + count, 0),
      4,
    );
  });

  it('lists events, the newest first, by words, codes, devices and time', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST });
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    await report.read;
    const [pay, login, get, fine] = [
      '6000 shop.order.pay gateway.log:4',
      '7003 shop.account.login gateway.log:3',
      '7003 shop.order.get gateway.log:2',
      '1000 shop.order.get gateway.log:1',
    ];
    assert.deepEqual(await report.events(), [pay, login, get, fine]);
    assert.deepEqual(await report.events({ text: '7003 ORDER' }), [get]);
    assert.deepEqual(await report.events({ text: 'shop.order !1000' }), [pay, get]);
    assert.deepEqual(await report.events({ text: 'code:1' }), []);
    assert.deepEqual(await report.events({ text: 'device:d1' }), [get, fine]);
    assert.deepEqual(await report.events({ text: TRACE }), [pay]);
    assert.deepEqual(await report.events({ text: '', from: START + MINUTE, to: START + 3 * MINUTE }), [login, get]);
  });

  it('explains an event', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST });
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    await report.read;
    const { rows } = await report.session.ask('events', { filter: { text: '6000' }, start: 0, count: 1 });
    const details = await report.session.ask('event', { id: rows[0]?.id ?? 0 });
    assert.equal(details?.row.code, 6000);
    assert.notEqual(details?.explanation, '');
    assert.ok(details?.facts.some(({ name, value }) => name === 'Device' && value === 'd2'));
    assert.equal(await report.session.ask('event', { id: 99 }), null);
  });

  it('follows one request through several logs, and takes out what is not to be shown', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST, 'spi.log': SPI, 'biz.log': OTHER });
    const names = ['gateway.log', 'spi.log', 'biz.log'];
    using report = new Looked(...names.map(name => inputOf(workspace, name)));
    await report.read;
    const story = await report.session.ask('story', { traceId: TRACE });
    assert.deepEqual(story.gateway, { ipv4: '10.29.118.103', at: START + 3 * MINUTE });
    assert.equal(story.operationType, 'shop.order.pay');
    assert.match(story.outcome?.text ?? '', /^6000 .*business system$/);
    assert.deepEqual(
      story.steps.map(({ side, row }) => `${side} ${row.code} ${row.place.label}`),
      ['backend 6000 spi.log:1', 'gateway 6000 gateway.log:4'],
    );
    assert.deepEqual(
      story.lines.map(({ place }) => place.label),
      ['gateway.log:4', 'spi.log:1', 'biz.log:1'],
    );
    const other = story.lines.at(-1)?.text ?? '';
    assert.match(other, /no bean for token=\S+ phone/);
    assert.doesNotMatch(other, /abcdef123456|13812345678/);
  });

  it('grows with its logs', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST });
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    await report.read;
    await appendFile(workspace.path('gateway.log'), digestLine({ code: 7002, at: START + 4 * MINUTE }));
    const { totals } = await report.until(view => view.totals.events === 5);
    assert.equal(totals.failures, 4);
    assert.equal((await report.events())[0], '7002 shop.order.get gateway.log:5');
  });

  it('counts a last line without an end once, before and after it gets one', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST.trimEnd() });
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    assert.equal((await report.until(view => view.totals.events === 4)).totals.failures, 3);
    await appendFile(workspace.path('gateway.log'), `\n${digestLine({ code: 1000 })}`);
    const { totals, codes } = await report.until(view => view.totals.events > 4);
    assert.deepEqual([totals.events, totals.failures], [5, 3]);
    assert.equal(codes.find(({ code }) => code === 6000)?.events, 1);
    assert.equal((await report.events()).length, 5);
  });

  it('keeps what a log had before it was rotated, and says that it is not there any more', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST });
    const file = workspace.path('gateway.log');
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    await report.read;
    await rename(file, `${file}.1`);
    await writeFile(file, digestLine({ code: 7002, at: START + 4 * MINUTE }));
    const { leftOut, sources } = await report.until(view => view.totals.events === 5);
    assert.equal(sources[0]?.lines, 5);
    assert.match(leftOut.join(), /gateway.log was rotated or emptied meanwhile/);
    const { rows } = await report.session.ask('events', { filter: { text: '' }, start: 0, count: 2 });
    assert.deepEqual(
      rows.map(({ place }) => [place.label, place.isThere]),
      [
        ['gateway.log:1', true],
        ['gateway.log:4', false],
      ],
    );
  });

  it('is of a text that is in an editor only', async () => {
    using report = new Looked({ name: 'Untitled-1', text: DIGEST });
    const { sources, totals } = await report.read;
    assert.equal(sources[0]?.state, 'text');
    assert.equal(totals.events, 4);
    assert.equal((await report.session.ask('story', { traceId: TRACE })).lines.length, 1);
    report.session.order({ type: 'read', inputs: [{ name: 'Untitled-1', text: SPI }] });
    assert.equal((await report.until(view => view.totals.events === 1)).totals.failures, 1);
  });

  it('says that a log is not there, and reads it once it is', async () => {
    await using workspace = await TestWorkspace.create();
    using report = new Looked(inputOf(workspace, 'gateway.log'));
    assert.equal((await report.read).sources[0]?.state, 'missing');
    await workspace.write('gateway.log', DIGEST);
    assert.equal((await report.until(view => view.totals.events === 4)).sources[0]?.state, 'following');
  });

  it('measures the clocks of devices', async () => {
    const answer = (index: number) => {
      const at = START + index * MINUTE;
      const lines = ['HTTP/1.1 200 OK', 'Result-Status: 7003', `Mgw-TraceId: 0a1cfd40${at}853822435`];
      return [
        `> Operation-Type: a.b`,
        `> Ts: ${at + 8 * 60 * MINUTE}`,
        '>',
        ...lines.map(line => `< ${line}`),
        '<',
        '',
      ];
    };
    const text = Array.from({ length: 8 }, (_, index) => answer(index).join('\n')).join('\n');
    using report = new Looked({ name: 'curl.log', text });
    const { sources } = await report.read;
    assert.deepEqual(sources[0]?.clock, { text: '8 h 0 min ahead: a time zone', tone: 'bad' });
  });

  it('is exported in time, however many signatures are wrong', async () => {
    const refused = 'Operation-Type=a.b&Request-Data=W10=&Ts=NI7Re00';
    const text = Array.from({ length: REPORT_LIMITS.searches + 2 }, (_, index) =>
      [
        `08-11 12:50:08.101  1  5 D RpcInvoker: [getSignData] sign content: ${refused}`,
        `08-11 12:50:08.102  1  5 D HttpCaller: threadid = 7; Request info: x, headers: [Operation-Type: a.b, Sign: ${index.toString(16).padStart(32, '0')}]`,
        '08-11 12:50:08.103  1  5 W T: RPCException: [7002] : x\n',
      ].join('\n'),
    ).join('');
    using report = new Looked({ name: 'app.log', text });
    const app = { appId: '', workspaceId: 'default', operations: new Map(), secret: 'secret of a test' };
    report.session.order({ type: 'workspace', knowledge: { apps: [app] } });
    await report.read;
    const filter = { text: '7002' };
    const { events } = JSON.parse(await report.session.ask('export', { filter, format: 'json' }));
    const left = events.filter(({ explanation }: EventDetails) => explanation.endsWith(': there are too many.'));
    assert.deepEqual([events.length, left.length], [REPORT_LIMITS.searches + 2, 2]);
  });

  it('is exported without secrets, and without where the logs are', async () => {
    await using workspace = await TestWorkspace.create({ 'gateway.log': DIGEST });
    using report = new Looked(inputOf(workspace, 'gateway.log'), {
      name: 'app.log',
      text: 'RPCException: [7002] : 验签失败 sign=0123456789abcdef0123456789abcdef 13812345678\n',
    });
    await report.read;
    const filter = { text: '' };
    const json = await report.session.ask('export', { filter, format: 'json' });
    const text = await report.session.ask('export', { filter, format: 'text' });
    for (const exported of [json, text]) {
      assert.doesNotMatch(exported, /0123456789abcdef|13812345678/);
      assert.ok(!exported.includes(workspace.folder));
    }
    const { report: view, events, more } = JSON.parse(json);
    assert.deepEqual([view.totals.events, events.length, more], [5, 5, 0]);
    assert.match(text, /^mPaaS log report\n5 lines, 5 events, 4 failures · /);
    assert.match(text, / {2}shop.order.get · 2 events, 1 failures · 2026-11-03/);
  });
});
