import assert from 'node:assert/strict';
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestLine } from '../../support/logs/digest.ts';
import { incident } from '../../support/logs/incident.ts';
import { themesToSee } from './context.ts';
import { LogReportSession } from './log-report-session.ts';
import { openWorkbench } from './windows.ts';

/** The first and the last of three. */
const NAMES = ['business.log', 'spi.log'] as const;

function logsOf({ gateway, spi, business }: ReturnType<typeof incident>): Record<string, string> {
  return { 'gateway.log': gateway, 'spi.log': spi, 'business.log': business };
}

describe('the report of logs', function () {
  // Logs are written, read, filtered, followed and jumped into in one window.
  this.timeout(240_000);

  for (const theme of themesToSee(['light', 'dark', 'contrast'])) {
    it(`shows what went wrong, why, and the way of a request through several logs (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: 'contracts/orders.rpc.ts' });
      const { webview, page } = workbench;
      const logs = incident();
      const report = await LogReportSession.with(workbench, logsOf(logs));
      await page.setViewportSize({ width: 1600, height: 1000 });
      await report.openFromExplorer(...NAMES);
      await report.tableRow('shop.order.pay').waitFor();
      await report.text('7003 came').waitFor();
      await workbench.screenshot('log-report-overview');

      await report.filter.fill('6000 pay');
      await report.filter.press('ArrowDown');
      await report.text('6000 came 12 times here').waitFor();
      await workbench.screenshot('log-report-event');

      await report.button('Show Request').click();
      // The button is hidden by that, and the keyboard goes on in what is shown instead.
      await webview.locator('#panel-request:focus').waitFor();
      await report.text('Lines that name it').waitFor();
      await report.text(/no bean for PayFacade/).waitFor();
      assert.equal(await webview.getByText('13812345678').count(), 0);
      await workbench.screenshot('log-report-request');

      await webview
        .locator('.log-lines')
        .getByRole('button', { name: /^business\.log:\d+$/ })
        .click();
      await workbench.editor('no bean for PayFacade').waitFor();
      await page.locator('.tab.active[data-resource-name="business.log"]').waitFor();
      await workbench.screenshot('log-report-line');
    });
  }

  it('filters by code, by time and by keyboard, and is copied and exported without secrets', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/orders.rpc.ts' });
    const { webview, page } = workbench;
    const logs = incident();
    const report = await LogReportSession.with(workbench, logsOf(logs));
    await page.setViewportSize({ width: 1600, height: 1000 });
    await report.openFromExplorer(...NAMES);
    await report.tableRow('shop.order.pay').waitFor();
    const total = (await webview.locator('.count').textContent()) ?? '';

    await webview.getByRole('button', { name: '7003', exact: true }).click();
    assert.equal(await report.filter.inputValue(), 'code:7003 kind:gateway');
    await webview.locator('.count').filter({ hasNotText: total }).waitFor();
    await report.filter.fill('');
    await webview.locator('.count').filter({ hasText: total }).waitFor();

    await webview.getByRole('listbox', { name: 'Timeline' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await webview.locator('button.time').waitFor();
    await workbench.screenshot('log-report-time');
    await page.keyboard.press('Escape');
    await webview.locator('button.time').waitFor({ state: 'hidden' });
    await report.filter.fill('nothing has this');
    await report.button('Clear Filter').click();
    await webview.locator('input:focus').waitFor();
    await webview.locator('.count').filter({ hasText: total }).waitFor();

    await webview.getByRole('listbox', { name: 'Events' }).focus();
    await page.keyboard.press('End');
    await webview.locator('.entry[aria-selected=true]', { hasText: /gateway\.log:1$/ }).waitFor();

    await report.button('Copy Report').click();
    await workbench.statusBar('Copied, without signatures').waitFor();
    await report.button('Export JSON…').click();
    await workbench.chooseFile('Export Log Report');
    await workbench.notification('log-report.json has the report');
    const exported = JSON.parse(await readFile(path.join(workbench.folder, 'log-report.json'), 'utf8'));
    assert.equal(exported.report.sources.length, 3);
    assert.ok(exported.events.length > 100);
  });

  it('grows with its log, through rotation', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/orders.rpc.ts' });
    const { webview } = workbench;
    const { gateway, events } = incident(60);
    const report = await LogReportSession.with(workbench, { 'gateway.log': gateway });
    const file = report.path('gateway.log');
    await report.openFromExplorer('gateway.log');
    await webview.getByText(`${events} of ${events}`).waitFor();
    await report.tableRow('gateway.log').filter({ hasText: 'live' }).waitFor();

    const at = Date.UTC(2026, 10, 3, 7, 0, 30);
    await appendFile(file, digestLine({ code: 7014, operation: 'shop.order.live', at }));
    await report.row('shop.order.live').waitFor();
    await webview.getByText(`${events + 1} of ${events + 1}`).waitFor();
    await report.tableRow('7014').waitFor();
    await workbench.screenshot('log-report-live');

    await rename(file, `${file}.1`);
    await report.tableRow('not there').waitFor();
    await writeFile(file, digestLine({ code: 7002, operation: 'shop.order.rotated', at: at + 60_000 }));
    await report.row('shop.order.rotated').waitFor();
    await report.text('gateway.log was rotated or emptied meanwhile').waitFor();
    await report.row('shop.order.live').click();
    await report.text('the log does not have this line any more').waitFor();
    await workbench.screenshot('log-report-rotated');
  });

  it('is of the text of an editor that was not saved', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/orders.rpc.ts' });
    const report = await LogReportSession.with(workbench, {});
    await workbench.run('File: New Untitled Text File');
    await workbench.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await workbench.page.keyboard.insertText('RPCException: [7002] : refused\n');
    await workbench.editor('RPCException: [7002]').waitFor();
    await workbench.run('mPaaS: Show Log Report');
    await report.tableRow('text of the editor').waitFor();
    await report.row('7002').click();
    await report.button(/^Go to Untitled-1:1$/).click();
    await workbench.editor('RPCException: [7002]').waitFor();
  });

  it('is of logs that are too large for the editor', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/orders.rpc.ts' });
    const { webview } = workbench;
    const { gateway } = incident(60);
    const report = await LogReportSession.with(workbench, { 'large.log': gateway });
    const file = report.path('large.log');
    const filler =
      '2026-11-03 06:00:00,000 INFO  [biz] nothing to see here, 7002 things go on as they always do\n'.repeat(10_000);
    for (let size = 0; size < 64 * 1024 * 1024; size += filler.length) await appendFile(file, filler);
    await appendFile(
      file,
      digestLine({ code: 7002, operation: 'shop.order.last', at: Date.UTC(2026, 10, 3, 7, 5, 0) }),
    );
    await report.openFromExplorer('large.log');
    await report.row('shop.order.last').click();
    await workbench.screenshot('log-report-large');
    await report.button(/^Go to large\.log:\d+$/).click();
    await workbench.statusBar('too large for the editor').waitFor();
    await workbench.editor('shop.order.last').waitFor();
    await workbench.screenshot('log-report-large-lines');
    assert.equal(await webview.locator('.reading').isVisible(), false);
  });

  it('is Chinese where the editor is', async () => {
    await using workbench = await openWorkbench({ language: 'zh-cn', open: 'contracts/orders.rpc.ts' });
    const { page } = workbench;
    const logs = incident();
    const report = await LogReportSession.with(workbench, logsOf(logs), '显示日志报告');
    await page.setViewportSize({ width: 1600, height: 1000 });
    await report.openFromExplorer(...NAMES);
    await report.tableRow('shop.order.pay').waitFor();
    await report.text('失败的共同点').waitFor();
    await workbench.screenshot('log-report-overview');
    await report.filter.fill('6000 pay');
    await report.filter.press('ArrowDown');
    await report.text('日志内容').waitFor();
    await report.button('查看请求').click();
    await report.text('提到它的行').waitFor();
    await workbench.screenshot('log-report-request');
  });
});
