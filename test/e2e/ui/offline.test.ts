import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { swapTar } from '../../support/swap-tar.ts';
import { themesToSee } from './context.ts';
import { PACKAGE, packSite, writeSite } from './shop-site.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

const CONTRACT = 'contracts/orders.rpc.ts';

/** A window with a package, and with one whose tar was exchanged after signing. */
async function openWithPackages(options: WorkbenchOptions): Promise<Workbench> {
  const workbench = await Workbench.open({ open: CONTRACT, ...options });
  const file = (name: string) => path.join(workbench.folder, name);
  await writeSite(workbench.folder);
  await packSite(workbench.folder);
  await swapTar(file(PACKAGE), file('other.amr'), file('tampered.amr'));
  return workbench;
}

async function openPackage(workbench: Workbench, name: string): Promise<void> {
  await workbench.run('mPaaS: Open Package');
  await workbench.chooseFile('Open Package', path.join(workbench.folder, name));
}

describe('offline packages, by keyboard', () => {
  it('go from a new key pair to a package that is verified and looked into', async () => {
    await using workbench = await Workbench.open({ theme: 'light', open: CONTRACT });
    const { page, folder } = workbench;
    await writeSite(folder);
    await workbench.run('mPaaS: Generate Key Pair');
    await workbench.chooseFile('Folder of the New Key Pair');
    await workbench.choice('2048').waitFor();
    await page.keyboard.press('Enter');
    await workbench.quickInput.getByText('Leave it empty').waitFor();
    await page.keyboard.press('Enter');
    await workbench.notification('Keep the private key secret');
    await workbench.screenshot('keygen');

    await workbench.run('mPaaS: Pack Offline Package');
    await workbench.choice('site').waitFor();
    await page.keyboard.press('Enter');
    await workbench.quickInput.getByText('8 digits').waitFor();
    await workbench.quickInput.locator('input.input').fill('7000');
    await workbench.quickInput.getByText('has neither').waitFor();
    await workbench.screenshot('app-id');
    await workbench.quickInput.locator('input.input').fill('70000000');
    await page.keyboard.press('Enter');
    await workbench.quickInput.getByText('Four numbers').waitFor();
    await page.keyboard.press('Enter');
    await workbench.choice('Choose a Key File').waitFor();
    await workbench.screenshot('signing-key');
    await workbench.choice('Choose a Key File').click();
    await workbench.chooseFile('Private Key', path.join(folder, 'private.pem'));
    await workbench.chooseFile('Save the Package');
    await workbench.notification('is packed and signed');
    await workbench.screenshot('packed');
    assert.ok(existsSync(path.join(folder, PACKAGE)));

    await workbench.run('Notifications: Clear All Notifications');
    await page.locator('.explorer-folders-view').getByText(PACKAGE).click({ button: 'right' });
    const verify = page.getByRole('menuitem', { name: 'Verify Package', exact: true });
    await verify.waitFor();
    await workbench.screenshot('menu');
    // A menu takes no click right after it opened; it does take keys.
    await verify.hover();
    await page.keyboard.press('Enter');
    await verify.waitFor({ state: 'hidden' });
    await workbench.notification('Valid');
    await openPackage(workbench, PACKAGE);
    await workbench.webview.getByRole('heading', { name: 'Valid' }).waitFor();
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.webview.getByRole('treeitem').first().focus();
    for (const key of ['End', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await workbench.webview.getByText('<title>Shop</title>').waitFor();
    await workbench.screenshot('package');
  });

  for (const theme of themesToSee(['light', 'dark', 'contrast'])) {
    it(`that were tampered with are reported in their view (${theme})`, async () => {
      await using workbench = await openWithPackages({ theme });
      await openPackage(workbench, 'tampered.amr');
      await workbench.webview.getByRole('heading', { name: 'Changed after signing' }).waitFor();
      await workbench.screenshot('tampered');
      await workbench.webview.getByRole('treeitem', { name: 'img' }).click();
      await workbench.webview.getByRole('treeitem', { name: 'logo.svg' }).click();
      await workbench.webview.getByText('<script>alert(1)</script>').waitFor();
      await workbench.webview.getByRole('treeitem', { name: 'logo.png' }).click();
      await workbench.webview.getByRole('img', { name: 'logo.png' }).scrollIntoViewIfNeeded();
      await workbench.screenshot('preview');
      await workbench.webview.getByRole('row').last().scrollIntoViewIfNeeded();
      await workbench.screenshot('clients');
    });
  }

  it('show themselves anew when they change on disk', async () => {
    await using workbench = await openWithPackages({});
    const file = (name: string) => path.join(workbench.folder, name);
    await openPackage(workbench, PACKAGE);
    await workbench.webview.getByRole('heading', { name: 'Valid' }).waitFor();
    await copyFile(file('tampered.amr'), file(PACKAGE));
    await workbench.webview.getByRole('heading', { name: 'Changed after signing' }).waitFor();
  });

  it('are not written when the user cancels', async () => {
    await using workbench = await Workbench.open({ open: CONTRACT });
    const { folder } = workbench;
    await writeSite(folder);
    await writeFile(path.join(folder, 'site/www/video.bin'), '');
    // Without content on disk, but with as much to read.
    await truncate(path.join(folder, 'site/www/video.bin'), 900 * 1024 * 1024);
    await workbench.run('mPaaS: Pack Offline Package');
    await workbench.choice('site').click();
    for (const question of ['8 digits', 'Four numbers']) {
      await workbench.quickInput.getByText(question).waitFor();
      await workbench.page.keyboard.press('Enter');
    }
    await workbench.choice('No Signature').click();
    await workbench.chooseFile('Save the Package');
    await (await workbench.notification('Packing')).getByRole('button', { name: 'Cancel' }).click();
    await workbench.statusBar('Nothing was changed').waitFor();
    assert.deepEqual(
      (await readdir(folder)).filter(name => name.includes('.amr')),
      [],
    );
  });

  it('are looked into and not written while the workspace is not trusted', async () => {
    await using workbench = await openWithPackages({ trusted: false });
    await openPackage(workbench, PACKAGE);
    await workbench.webview.getByRole('heading', { name: 'Valid' }).waitFor();
    await workbench.run('mPaaS: Pack Offline Package');
    await workbench.notification('This workspace is not trusted');
  });

  it('are Chinese in Chinese', async () => {
    await using workbench = await openWithPackages({ language: 'zh-cn', theme: 'light' });
    await workbench.run('mPaaS: 打开离线包');
    await workbench.chooseFile('打开离线包', path.join(workbench.folder, 'tampered.amr'));
    await workbench.webview.getByRole('heading', { name: '签名后被改动' }).waitFor();
    await workbench.screenshot('tampered');
  });
});
