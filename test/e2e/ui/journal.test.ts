import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startBackend } from '../../support/scenario/backend.ts';
import { themesToSee } from './context.ts';
import { JournalSession } from './journal-session.ts';
import { openWorkbench } from './windows.ts';

const ORDER = '[{"id":"A-1042"}]';
/** As another serializer writes it. */
const SPACED_ORDER = '[{ "id": "A-1042" }]';
const LOGIN = '[{"_requestBody":{"userName":"alice","password":"open sesame"}}]';

describe('the journal of the mock gateway', () => {
  for (const theme of themesToSee(['light', 'dark', 'contrast'])) {
    it(`shows calls as they come, and why they were refused (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: 'contracts/orders.rpc.ts' });
      const { webview, page } = workbench;
      const journal = await JournalSession.open(workbench);
      await workbench.run('Notifications: Clear All Notifications');
      await workbench.screenshot('journal-empty');
      await page.setViewportSize({ width: 1600, height: 900 });

      await journal.call('shop.account.login', LOGIN);
      await journal.row(/1000.*shop.account.login/).waitFor();
      await journal.call('shop.order.get', ORDER, { secret: 'another one' });
      await journal.call('shop.order.get', SPACED_ORDER, { signedBody: ORDER });
      await journal.call('shop.order.gone', ORDER);
      await webview.getByText('4 of 4').waitFor();

      await journal.filter.fill('7002 order');
      await webview.getByText('2 of 4').waitFor();
      await journal.filter.press('ArrowDown');
      await webview.getByText('Lines of the client, as they should be').waitFor();
      await webview.locator('.expected mark').first().waitFor();
      await workbench.screenshot('journal-refused');
      await page.keyboard.press('End');
      await webview.getByText("Another secret than this app's").waitFor();

      await journal.filter.fill('');
      await journal.row(/1000.*shop.account.login/).click();
      await webview.getByText('[redacted]').first().waitFor();
      await workbench.screenshot('journal-answered');
    });
  }

  it('sends calls again, copies them, leads to their contracts and exports them', async function () {
    // It uses every button there is.
    this.timeout(180_000);
    await using workbench = await openWorkbench({ open: 'contracts/account.rpc.ts' });
    const { webview, page } = workbench;
    const journal = await JournalSession.open(workbench);
    await journal.call('shop.order.get', ORDER, { secret: 'another one' });
    await journal.row('7002').click();
    await journal.button('Replay').click();
    await journal.row('1000').waitFor();
    await webview.getByRole('heading', { name: '1000 shop.order.get' }).waitFor();
    assert.equal(await journal.row('1000').getAttribute('aria-selected'), 'true');

    await journal.button('Copy as curl').click();
    await workbench.statusBar('Copied as lines for a shell').waitFor();

    await journal.button('Save as Mock').click();
    await workbench.notification('mocks/shop.order.get.json is what the gateway answers');
    assert.match(await readFile(path.join(workbench.folder, 'mocks/shop.order.get.json'), 'utf8'), /A-1042/);
    await workbench.run('Notifications: Clear All Notifications');

    await journal.button('Pause').click();
    await journal.call('shop.order.get', ORDER);
    await journal.button('Resume (1 new)').waitFor();
    assert.equal(await journal.rows.count(), 2);
    await workbench.screenshot('journal-paused');
    await journal.filter.fill('7002');
    await webview.getByText('1 of 3').waitFor();

    await journal.button('Export HAR…').click();
    await workbench.chooseFile('Export Gateway Journal');
    await workbench.notification('gateway-journal.har has the journal');
    const har = await readFile(path.join(workbench.folder, 'gateway-journal.har'), 'utf8');
    assert.deepEqual(
      JSON.parse(har).log.entries.map((entry: { _resultStatus: number }) => entry._resultStatus),
      [7002, 1000, 1000],
    );

    await journal.button('Open Contract').click();
    await workbench.editor('get(request: { id: string })').waitFor();
    // What was hidden comes back as it was.
    await page.getByRole('tab', { name: 'mPaaS Gateway Journal' }).click();
    await webview.getByText('1 of 3').waitFor();
    assert.equal(await journal.filter.inputValue(), '7002');
    await webview.getByRole('heading', { name: '1000 shop.order.get' }).waitFor();
    await journal.button('Resume (1 new)').click();
    await journal.filter.fill('');
    await webview.getByText('3 of 3').waitFor();

    await journal.button('Clear').click();
    await webview.getByText('Nobody has called yet').waitFor();
    await workbench.run('mPaaS: Stop Mock Gateway');
    await journal.button('Start Mock Gateway').waitFor();
    await workbench.screenshot('journal-stopped');
  });

  it('shows what the backend was asked, and what came back', async () => {
    const backend = await startBackend([
      'GET /orders/A-1042 201 {"id":"A-1042","sessionId":"open sesame"}',
      '* * hang',
    ]);
    try {
      await using workbench = await openWorkbench({ open: 'contracts/orders.rpc.ts' });
      const { webview, folder } = workbench;
      const config = path.join(folder, 'mpaas.config.json');
      const written = JSON.parse(await readFile(config, 'utf8'));
      const gateway = { ...written.gateway, backend: { url: backend.url } };
      await writeFile(config, JSON.stringify({ ...written, gateway }));
      const journal = await JournalSession.open(workbench);
      await journal.call('shop.order.get', ORDER);
      await journal.row(/1000.*shop.order.get/).click();
      const section = webview.getByRole('region', { name: /^Call of the backend/ });
      await section.getByRole('heading', { name: `Request to the backend GET ${backend.url}/orders/A-1042` }).waitFor();
      await section.getByRole('heading', { name: 'Answer of the backend HTTP 201' }).waitFor();
      const body = section.getByLabel('Answer of the backend: Body');
      // Keys alone lead to it.
      await body.focus();
      assert.match((await body.textContent()) ?? '', /"sessionId": "\[redacted\]"/);
      await section.scrollIntoViewIfNeeded();
      await workbench.screenshot('journal-backend');

      await journal.call('shop.order.get', '[{"id":"none"}]');
      await journal.row('4001').click();
      await section.getByText('No whole answer came.').waitFor();
      await section.getByText(/^4001: The backend did not answer within 3,?000 ms/).waitFor();
      await section.scrollIntoViewIfNeeded();
      await workbench.screenshot('journal-backend-failed');
    } finally {
      backend.close();
    }
  });

  it('comes back with its filter when the window is loaded again', async () => {
    await using workbench = await openWorkbench({ isFresh: true });
    const { webview, page } = workbench;
    const before = await JournalSession.open(workbench);
    await before.call('shop.order.get', ORDER, { secret: 'another one' });
    await before.row('7002').waitFor();
    await before.filter.fill('7002');
    const loaded = page.waitForEvent('load', { timeout: 60_000 });
    await workbench.run('Developer: Reload Window');
    await loaded;
    await workbench.statusBar('mPaaS').waitFor({ timeout: 60_000 });
    await workbench.screenshot('journal-reloaded');
    await page.locator('.tab', { hasText: 'mPaaS Gateway Journal' }).click();
    await webview.getByText('The mock gateway does not run.').waitFor();
    const journal = await JournalSession.open(workbench);
    assert.equal(await journal.filter.inputValue(), '7002');
    await journal.call('shop.order.get', ORDER);
    await journal.call('shop.order.get', ORDER, { secret: 'another one' });
    await webview.getByText('1 of 2').waitFor();
  });

  it('is where a call that was refused leads to', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/account.rpc.ts' });
    const { webview, page } = workbench;
    await JournalSession.open(workbench);
    // A page that takes the focus late closes what asks.
    await workbench.until(workbench.quickInput.getByText('The request as JSON'), async () => {
      await workbench.run('mPaaS: Call Operation');
      await workbench.choose('shop.account.login');
    });
    await workbench.quickInput.locator('input.input').fill('{}');
    await page.keyboard.press('Enter');
    const notification = await workbench.notification('The mock gateway answered 3002');
    await notification.getByRole('button', { name: 'Show in Journal' }).click();
    await webview.getByRole('heading', { name: '3002 shop.account.login' }).waitFor();
    await webview.getByText('Violations').waitFor();
    await workbench.screenshot('journal-contract');
  });

  it('is Chinese in Chinese', async () => {
    await using workbench = await openWorkbench({
      language: 'zh-cn',
      theme: 'light',
      open: 'contracts/orders.rpc.ts',
    });
    const { webview } = workbench;
    const journal = await JournalSession.open(workbench, { start: '启动模拟网关', show: '显示网关请求记录' });
    await journal.call('shop.account.login', LOGIN);
    await journal.call('shop.order.get', SPACED_ORDER, { signedBody: ORDER });
    await journal.row('7002').click();
    await webview.getByRole('heading', { name: '拒绝原因' }).waitFor();
    await workbench.screenshot('journal-refused');
  });
});
