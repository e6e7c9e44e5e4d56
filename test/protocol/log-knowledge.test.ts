import assert from 'node:assert/strict';
import {
  AskLogReportRequest,
  LogReportChangedNotification,
  OpenLogReportRequest,
  OrderLogReportNotification,
} from '../../server/src/log-protocol.ts';
import type { EventDetails, EventPage } from '../../server/src/logs/report/model.ts';
import { CheckRequest, TrustGrantedNotification } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES, type Mode } from './connect.ts';
import { hoverAt } from './marked.ts';
import type { TestClient } from './test-client.ts';

const FILES = {
  'mpaas.config.json': `{
  "contracts": ["*.rpc.ts"],
  "app": { "appId": "A", "workspaceId": "default", "secret": { "file": "secret.txt" } },
  "gateway": { "timestampWindowMinutes": 10 }
}
`,
  'secret.txt': 'secret of a test',
};

/** Of a debuggable Android app: what was signed, with which signature, and how it was refused. */
const SIGNED = `08-11 12:50:08.101  1234  5678 D RpcInvoker: [getSignData] sign content: Operation-Type=a.b&Request-Data=W10=&Ts=NI7Re00
08-11 12:50:08.110  1234  5678 D HttpCaller: threadid = 88; Request info: x, headers: [Operation-Type: a.b, Sign: 0123456789abcdef0123456789abcdef]
08-11 12:50:08.201  1234  5678 W System.err: RPCException: [7002] : x
`;
const WITHHELD = /Trust this workspace to have signatures made again from this log\./;
const MADE_AGAIN = /Another secret than this app's, or the body changed/;

/** Refused for its time, though no more than 100 ms passed. */
const LATE = `> Operation-Type: a.b
> Ts: 1599999999900
>
< HTTP/1.1 200 OK
< Result-Status: 7003
< Mgw-TraceId: 0a1cfd401600000000000853822435
<
`;
const WINDOW = /The window of 10 minutes would take that/;

/** What the problem of the only failure in a log says. */
function problemIn(client: TestClient, file: string): string {
  const message = client.diagnostics(file)[0]?.message;
  return typeof message === 'string' ? message : '';
}

/** A report of a text that was read. */
async function openReport(client: TestClient, text: string): Promise<number> {
  const { report } = await client.query(OpenLogReportRequest);
  const isRead = new Promise<void>(resolve => {
    client.connection.onNotification(LogReportChangedNotification, changed => {
      if (changed.report === report && !changed.view.isReading) resolve();
    });
  });
  const order = { type: 'read' as const, inputs: [{ name: 'app.log', text }] };
  await client.connection.sendNotification(OrderLogReportNotification, { report, order });
  await isRead;
  return report;
}

/** All that a report says of its failure with a code. */
async function reported(client: TestClient, report: number, code: number): Promise<string> {
  const filter = { text: String(code) };
  const asked = { report, name: 'events' as const, params: { filter, start: 0, count: 1 } };
  const [row] = ((await client.request(AskLogReportRequest, asked)) as EventPage).rows;
  const params = { id: row?.id ?? 0 };
  const details = (await client.request(AskLogReportRequest, { report, name: 'event', params })) as EventDetails;
  return [details.explanation, ...details.remedies].join('\n');
}

async function open(mode: Mode, isTrusted: boolean) {
  const workspace = await TestWorkspace.create(FILES);
  const client = await connect({ mode, folders: [workspace.folder], options: { isTrusted } });
  await client.request(CheckRequest, { config: workspace.path('mpaas.config.json') });
  return {
    client,
    file: workspace.path('app.log'),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await workspace[Symbol.asyncDispose]();
    },
  };
}

for (const mode of MODES) {
  describe(`what logs are explained with (${mode})`, () => {
    it('is no secret of a workspace that is not trusted, until it is', async () => {
      await using opened = await open(mode, false);
      const { client, file } = opened;
      const hover = async () => (await hoverAt(client, file, SIGNED.replace('[7002]', '[70┆02]'), 'mgs-log'))?.says;
      const report = await openReport(client, SIGNED);
      assert.match((await hover()) ?? '', WITHHELD);
      assert.match(await reported(client, report, 7002), WITHHELD);
      await client.until(() => problemIn(client, file) !== '');
      assert.match(problemIn(client, file), WITHHELD);

      await client.connection.sendNotification(TrustGrantedNotification);
      await client.until(() => MADE_AGAIN.test(problemIn(client, file)));
      assert.match((await hover()) ?? '', MADE_AGAIN);
      assert.match(await reported(client, report, 7002), MADE_AGAIN);
    });

    it('is the same window for timestamps in hovers, problems and reports', async () => {
      await using opened = await open(mode, true);
      const { client, file } = opened;
      const hover = await hoverAt(client, file, LATE.replace('7003', '70┆03'), 'mgs-log');
      assert.match(hover?.says ?? '', WINDOW);
      await client.until(() => problemIn(client, file) !== '');
      assert.match(problemIn(client, file), WINDOW);
      assert.match(await reported(client, await openReport(client, LATE), 7003), WINDOW);
    });
  });
}
