import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startGatewayCli } from '../../support/cli.ts';
import { openWorkbench } from './windows.ts';

const SECRET = 'calls secret';

describe('calls, by keyboard', () => {
  it('are written with what the contract knows, sent, and remembered', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/account.rpc.ts', isFresh: true });
    const { page } = workbench;
    await using elsewhere = await gatewayElsewhere(workbench.folder);
    await workbench.run('mPaaS: New Call');
    await workbench.choose('shop.account.login');
    await workbench.editor('"userName"').waitFor();
    await workbench.lens('Send to local').waitFor();
    await workbench.screenshot('new-call');

    // Of the environments that the schema knows, which follows the config.
    await workbench.editor('"local"').locator('span', { hasText: '"local"' }).last().dblclick();
    await page.keyboard.type('te');
    const suggestion = page.locator('.suggest-widget:visible', { hasText: 'test' });
    await workbench.pressUntil('Control+Space', suggestion);
    await workbench.screenshot('call-completion');
    await page.keyboard.press('Enter');
    await workbench.lens('Send to test').click();
    await workbench.quickInput.getByText(`Calls to ${elsewhere.url} are signed with it`).waitFor();
    await page.keyboard.type(SECRET);
    await workbench.screenshot('environment-secret');
    await page.keyboard.press('Enter');
    await page.getByText('Result-Status: 1000').first().waitFor();
    await workbench.screenshot('call-answer');

    await workbench.run('mPaaS: Show Call History');
    await workbench.choice('shop.account.login').getByText('1000 · test').waitFor();
    await workbench.screenshot('call-history');
  });
});

/** A gateway that only the config's environment "test" leads to. */
async function gatewayElsewhere(folder: string): Promise<{ url: string } & AsyncDisposable> {
  const config = path.join(folder, 'mpaas.config.json');
  const gateway = await startGatewayCli([], { cwd: folder, env: { MPAAS_E2E_SECRET: SECRET } });
  const written = JSON.parse(await readFile(config, 'utf8'));
  await writeFile(config, JSON.stringify({ ...written, environments: { test: { url: gateway.url } } }));
  return { url: gateway.url, [Symbol.asyncDispose]: async () => void (await gateway.stop()) };
}
