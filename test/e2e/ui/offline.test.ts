import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  APP,
  buildPackage,
  certText,
  KEY,
  type PackageSpec,
  usualMembers,
} from '../../support/offline/test-package.ts';
import { swapTar } from '../../support/swap-tar.ts';
import { themesToSee } from './context.ts';
import { PACKAGE, packMany, packSite, writeSite } from './shop-site.ts';
import type { WorkbenchOptions } from './window-options.ts';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

/** As zip programs other than the console's write entries. */
const PLAIN = { local: { extra: Buffer.alloc(0) }, central: { extra: Buffer.alloc(0), internal: 0 } };

const CONTRACT = 'contracts/orders.rpc.ts';

/** A window with a package, and with one whose tar was exchanged after signing. */
async function openWithPackages(options: WorkbenchOptions): Promise<Workbench> {
  const workbench = await openWorkbench({ open: CONTRACT, ...options });
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
    await using workbench = await openWorkbench({ theme: 'light', open: CONTRACT });
    const { page, folder } = workbench;
    await writeSite(folder);
    await workbench.run('mPaaS: Generate Key Pair');
    await workbench.chooseFile('Folder of the New Key Pair');
    await workbench.choose('2048');
    await workbench.quickInput.getByText('Leave it empty').waitFor();
    await page.keyboard.press('Enter');
    await workbench.notification('Keep the private key secret');
    await workbench.screenshot('keygen');

    await workbench.run('mPaaS: Pack Offline Package');
    await workbench.choose('site');
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
    await workbench.choose('Choose a Key File');
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
    await workbench.webview.getByText('2000-01-01 00:00:00 UTC').waitFor();
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

  it('say what is wrong with them before a key is known', async function () {
    // It opens seven packages.
    this.timeout(180_000);
    await using workbench = await openWorkbench({ theme: 'light', open: CONTRACT });
    const { webview, folder } = workbench;
    const cases: [name: string, spec: PackageSpec, heading: string, text: string][] = [
      ['good', {}, 'Signed, not verified', 'No public key is known'],
      ['unsigned', { cert: certText({ tar: '', manifest: '' }) }, 'Not signed', 'CERT.json holds no signatures'],
      ['partly', { cert: ({ tar }) => certText({ tar, manifest: '' }) }, 'Signed in part', 'nothing protects'],
      ['no-cert', { entries: ([manifest, , tar]) => [manifest, tar] }, 'Wrong set of entries', 'is missing'],
      ['mixed', { tar: usualMembers({ ...APP, version: '2.0.0.0' }) }, 'Parts disagree', 'No public key is known'],
      [
        'zipped',
        { entries: all => all.map(each => ({ ...each, ...PLAIN })) },
        'Repackaged',
        'The same goes for 2 more',
      ],
      ['hidden', { end: { beforeDirectory: Buffer.from('x') } }, 'Not a well-formed package', '· byte'],
    ];
    for (const [name, spec, heading, text] of cases) {
      await writeFile(path.join(folder, `${name}.amr`), buildPackage(spec));
      await openPackage(workbench, `${name}.amr`);
      await webview.getByRole('heading', { name: heading, exact: true }).waitFor();
      await webview.getByText(text).first().waitFor();
      await workbench.screenshot(`without-key-${name}`);
    }
  });

  it('that older clients would load although they are not valid are no good news', async () => {
    await using workbench = await openWorkbench({ open: CONTRACT });
    const { webview, folder } = workbench;
    const config = path.join(folder, 'mpaas.config.json');
    const packages = [{ appId: APP.appId, version: APP.version, root: '.', publicKey: 'keys/public.pem' }];
    await writeFile(config, JSON.stringify({ ...JSON.parse(await readFile(config, 'utf8')), packages }));
    await mkdir(path.join(folder, 'keys'));
    await writeFile(path.join(folder, 'keys/public.pem'), KEY.publicKey.key.export({ type: 'spki', format: 'pem' }));
    const omitted = buildPackage({ cert: ({ manifest }) => `{"Manifest.xml":"${manifest}"} \n` });
    await writeFile(path.join(folder, 'omitted.amr'), omitted);
    await openPackage(workbench, 'omitted.amr');
    await webview.getByRole('heading', { name: 'Wrong set of entries' }).waitFor();
    await webview.getByText('Checked with keys/public.pem.').waitFor();
    const clients = webview.locator('.clients');
    await clients.getByText('would load it all the same').first().waitFor();
    await clients.getByText('would refuse it (code 6)').waitFor();
    await clients.getByText('seen in code, not run').first().waitFor();
    assert.equal(await clients.locator('.good').count(), 0);
    await clients.getByRole('row').last().scrollIntoViewIfNeeded();
    await workbench.screenshot('all-the-same');
  });

  it('with 50,000 files in a folder show them a part at a time, by keyboard', async () => {
    await using workbench = await openWorkbench({ open: CONTRACT });
    const { webview, page, folder } = workbench;
    await packMany(path.join(folder, 'many.amr'), 50_000);
    await openPackage(workbench, 'many.amr');
    const rows = webview.getByRole('treeitem');
    const more = (text: string) => webview.getByRole('treeitem', { name: text });
    await more('Show 500 more of 49,500').waitFor();
    // Two folders, the row for more, and hpmfile.json.
    assert.equal(await rows.count(), 500 + 4);
    await rows.first().focus();
    for (const key of ['End', 'ArrowUp']) await page.keyboard.press(key);
    await workbench.screenshot('many');
    await page.keyboard.press('Enter');
    await more('Show 500 more of 49,000').waitFor();
    assert.equal(await rows.count(), 1000 + 4);
    const focused = webview.locator(':focus');
    assert.equal(await focused.getAttribute('title'), 'www/many/00500.txt');
    assert.equal(await focused.getAttribute('aria-setsize'), '50000');
  });

  it('show themselves anew when they change on disk', async () => {
    await using workbench = await openWithPackages({});
    const file = (name: string) => path.join(workbench.folder, name);
    await openPackage(workbench, PACKAGE);
    await workbench.webview.getByRole('heading', { name: 'Valid' }).waitFor();
    await copyFile(file('tampered.amr'), file(PACKAGE));
    await workbench.webview.getByRole('heading', { name: 'Changed after signing' }).waitFor();
  });

  it('are not written when the user cancels', async () => {
    await using workbench = await openWorkbench({ open: CONTRACT });
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
