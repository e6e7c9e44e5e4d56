import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { JournalSession } from './journal-session.ts';
import { openWorkbench } from './windows.ts';

/** `chinese.test.ts` has it in Chinese. */
describe('the extension as its VSIX installs it', () => {
  it('generates, serves, shows what was called, and explains', async () => {
    await using workbench = await openWorkbench({ isPacked: true, open: 'contracts/orders.rpc.ts' });
    // Each of them needs other files of the package: what is generated, the gateway, the page of a view, the catalogue.
    await workbench.run('mPaaS: Generate');
    await workbench.notification('Generated from 3 operations');
    assert.ok(existsSync(path.join(workbench.folder, 'client/rpc/runtime/rpc-client.ts')));
    const journal = await JournalSession.open(workbench);
    await journal.call('shop.order.get', '[{"id":"A-1042"}]', { secret: 'another one' });
    await journal.row('7002').click();
    await workbench.webview.getByText("Another secret than this app's").waitFor();
    await workbench.screenshot('packed-journal');
    await workbench.run('mPaaS: Explain Code…');
    await workbench.quickInput.locator('input.input').fill('7014');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: '7014' }).waitFor();
  });
});
