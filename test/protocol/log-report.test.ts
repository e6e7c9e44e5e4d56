import assert from 'node:assert/strict';
import { LSPErrorCodes, MessageType } from 'vscode-languageserver-protocol';
import {
  AskLogReportRequest,
  CloseLogReportNotification,
  LogReportChangedNotification,
  OpenLogReportRequest,
  OrderLogReportNotification,
} from '../../server/src/log-protocol.ts';
import type { EventDetails, EventPage, LogReportView } from '../../server/src/logs/report/model.ts';
import { CheckRequest } from '../../server/src/protocol.ts';
import { digestLine } from '../support/logs/digest.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import type { TestClient } from './test-client.ts';

const FILES = {
  'mpaas.config.json': '{ "contracts": ["*.rpc.ts"], "app": { "appId": "84EFA9A281942", "workspaceId": "default" } }',
  'shop.rpc.ts': `export interface OrderService {
  /** @operationType shop.order.get */
  get(): Promise<string>;
}
`,
  'gateway.log': digestLine({ code: 1000 }) + digestLine({ code: 3000, operation: 'shop.order.gett' }),
};

/** Resolves with a report that was read. */
function readReport(client: TestClient, report: number): Promise<LogReportView> {
  return new Promise(resolve => {
    client.connection.onNotification(LogReportChangedNotification, changed => {
      if (changed.report === report && !changed.view.isReading) resolve(changed.view);
    });
  });
}

for (const mode of MODES) {
  describe(`log reports (${mode})`, () => {
    it('are made of files, explained by the contracts, and closed', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({
        mode,
        folders: [workspace.folder],
        options: { isTrusted: true },
      });
      await client.request(CheckRequest, { config: workspace.path('mpaas.config.json') });
      const { report } = await client.query(OpenLogReportRequest);
      const read = readReport(client, report);
      const inputs = [{ name: 'gateway.log', file: workspace.path('gateway.log') }];
      await client.connection.sendNotification(OrderLogReportNotification, { report, order: { type: 'read', inputs } });
      const { totals } = await read;
      assert.deepEqual([totals.events, totals.failures], [2, 1]);

      const filter = { text: '3000' };
      const page = await client.request(AskLogReportRequest, {
        report,
        name: 'events',
        params: { filter, start: 0, count: 10 },
      });
      const { rows, matching } = page as EventPage;
      assert.equal(matching, 1);
      const params = { id: rows[0]?.id ?? 0 };
      const details = await client.request(AskLogReportRequest, { report, name: 'event', params });
      assert.match((details as EventDetails).explanation, /The nearest is shop\.order\.get\./);

      await client.connection.sendNotification(CloseLogReportNotification, { report });
      await assert.rejects(client.request(AskLogReportRequest, { report, name: 'event', params }), {
        message: 'This log report is closed.',
      });
    });

    it('answer nothing more once they are closed, which is no failure', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { report } = await client.query(OpenLogReportRequest);
      // Takes longer to read than it takes to close the report.
      const inputs = [{ name: 'large.log', text: FILES['gateway.log'].repeat(10_000) }];
      await client.connection.sendNotification(OrderLogReportNotification, { report, order: { type: 'read', inputs } });
      const params = { filter: { text: '' }, start: 0, count: 10 };
      const asked = client.request(AskLogReportRequest, { report, name: 'events', params });
      await client.connection.sendNotification(CloseLogReportNotification, { report });
      await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
      assert.deepEqual(
        client.logs.filter(({ type }) => type === MessageType.Error),
        [],
      );
    });

    it('say what the system says against what they are asked for', async () => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { report } = await client.query(OpenLogReportRequest);
      const read = readReport(client, report);
      const inputs = [{ name: 'none.log', file: workspace.path('none.log') }];
      await client.connection.sendNotification(OrderLogReportNotification, { report, order: { type: 'read', inputs } });
      assert.equal((await read).sources[0]?.state, 'missing');
      const params = { source: 0, first: 0, end: 1 };
      await assert.rejects(client.request(AskLogReportRequest, { report, name: 'lines', params }), /ENOENT/);
    });
  });
}
