import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JournalSession } from '../../test/e2e/ui/journal-session.ts';
import { LogReportSession } from '../../test/e2e/ui/log-report-session.ts';
import { PACKAGE, packSite, writeSite } from '../../test/e2e/ui/shop-site.ts';
import type { Workbench } from '../../test/e2e/ui/workbench.ts';
import { incident } from '../../test/support/logs/incident.ts';
import { swapTar } from '../../test/support/swap-tar.ts';

/** What a picture shows. */
interface Scene {
  /** The file of `examples/` that is open. */
  open: string;
  /** Does what a user would do to see it. */
  show(workbench: Workbench): Promise<void>;
}

const ORDERS = 'contracts/orders.rpc.ts';

/** The pictures of the documentation, by the names of their files. */
export const SCENES: Record<string, Scene> = {
  operation: { open: ORDERS, show: pointAtOperation },
  'quick-fix': { open: ORDERS, show: offerFix },
  journal: { open: ORDERS, show: explainRefusal },
  package: { open: ORDERS, show: openChangedPackage },
  'log-report': { open: ORDERS, show: reportLogs },
};

async function pointAtOperation(workbench: Workbench): Promise<void> {
  const name = workbench
    .editor('create(request')
    .locator('span', { hasText: /^\s*create$/ })
    .first();
  const card = workbench.page.locator('.monaco-hover:visible', { hasText: 'com.example.order.create' }).first();
  await workbench.lens('Send').waitFor();
  await workbench.hoverUntil(name, card);
}

async function offerFix(workbench: Workbench): Promise<void> {
  const { page, folder } = workbench;
  const file = path.join(folder, ORDERS);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('   * @operationType com.example.order.create\n', ''));
  await page.locator('.squiggly-error').first().waitFor();
  await workbench
    .editor('create(request')
    .locator('span', { hasText: /^\s*create$/ })
    .first()
    .click();
  await workbench.pressUntil('Control+.', page.locator('.action-widget:visible', { hasText: 'Add @operationType' }));
}

async function explainRefusal(workbench: Workbench): Promise<void> {
  const journal = await JournalSession.open(workbench);
  const search = '[{"keyword":"tea"}]';
  await journal.call('com.example.account.login', '[{"_requestBody":{"userName":"alice","password":"correct horse"}}]');
  await journal.call('com.example.catalog.search', search);
  await journal.call('com.example.order.gone', '[]');
  await journal.call('com.example.catalog.search', search, { signedBody: search.replace(':', ': ') });
  await workbench.run('Notifications: Clear All Notifications');
  await journal.row('7002').click();
  await workbench.webview.getByText('Lines of the client, as they should be').waitFor();
}

async function openChangedPackage(workbench: Workbench): Promise<void> {
  const { folder, webview } = workbench;
  const file = (name: string) => path.join(folder, name);
  await writeSite(folder);
  await packSite(folder);
  await swapTar(file(PACKAGE), file('other.amr'), file('tampered.amr'));
  await workbench.run('mPaaS: Open Package');
  await workbench.chooseFile('Open Package', file('tampered.amr'));
  await webview.getByRole('heading', { name: 'Changed after signing' }).waitFor();
  await workbench.run('Notifications: Clear All Notifications');
}

async function reportLogs(workbench: Workbench): Promise<void> {
  const { gateway, spi, business } = incident();
  const texts = { 'gateway.log': gateway, 'spi.log': spi, 'business.log': business };
  const logs = Object.fromEntries(
    // Of the operations that `examples/` has.
    Object.entries(texts).map(([name, text]) => [name, text.replaceAll('shop.', 'com.example.')]),
  );
  const report = await LogReportSession.with(workbench, logs);
  await report.openFromExplorer('business.log', 'spi.log');
  await report.filter.fill('6000 pay');
  await report.filter.press('ArrowDown');
  await report.text('6000 came 12 times here').waitFor();
}
