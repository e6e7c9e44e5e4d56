import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';

const TYPES = 'client/rpc/types.ts';
const CONTRACT = 'contracts/orders.rpc.ts';

describe('Generate, by keyboard', () => {
  for (const theme of themesToSee(['dark', 'light'])) {
    it(`previews changes and asks before it overwrites edits (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: CONTRACT });
      const file = (name: string) => path.join(workbench.folder, name);
      await workbench.run('mPaaS: Generate');
      await workbench.notification('Generated from 3 operations');
      await workbench.screenshot('generated');

      const contract = await readFile(file(CONTRACT), 'utf8');
      await writeFile(file(CONTRACT), contract.replace("'paid'", "'paid' | 'refunded'"));
      await appendFile(file('client/rpc/index.ts'), '// mine\n');
      // VS Code notices what changes on disk when it gets to it.
      await workbench.editor('refunded').waitFor();
      await workbench.run('mPaaS: Generate');

      await workbench.choice('Keep').waitFor();
      await workbench.screenshot('edited-file');
      await workbench.page.keyboard.press('ArrowDown');
      await workbench.page.keyboard.press('Enter');

      await workbench.choice('Accept All').waitFor();
      await workbench.page.locator('.diffOverview').first().waitFor();
      await workbench.screenshot('preview');
      await workbench.choice('Accept All').click();

      await workbench.notification(/[1-9]\d* updated, 0 deleted/);
      assert.match(await readFile(file(TYPES), 'utf8'), /refunded/);
      assert.doesNotMatch(await readFile(file('client/rpc/index.ts'), 'utf8'), /mine/);
    });
  }
});

describe('a workspace that is not trusted', () => {
  it('is read and checked, and nothing is written', async () => {
    await using workbench = await openWorkbench({ trusted: false, open: CONTRACT });
    await workbench.run('mPaaS: Generate');
    await workbench.notification('This workspace is not trusted');
    await workbench.screenshot('untrusted');
    assert.ok(!existsSync(path.join(workbench.folder, 'client')));
    await writeFile(path.join(workbench.folder, CONTRACT), 'export interface S { a(): Promise<void>; }\n');
    await workbench.statusBar('1').first().waitFor();
  });

  it('is written to as soon as it is trusted', async () => {
    await using workbench = await openWorkbench({ trusted: false, isFresh: true, open: CONTRACT });
    const { page, folder } = workbench;
    // The server runs, and was told that nothing is trusted.
    await page.locator('.codelens-decoration').first().waitFor();
    await workbench.run('Workspaces: Manage Workspace Trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await workbench.statusBar('Restricted Mode').waitFor({ state: 'hidden' });
    await workbench.run('mPaaS: Generate');
    // What VS Code reads out: the page of trust lies above the notification itself.
    await page
      .locator('.monaco-alert', { hasText: /[1-9]\d* files created/ })
      .first()
      .waitFor();
    assert.ok(existsSync(path.join(folder, 'client')));
  });
});
