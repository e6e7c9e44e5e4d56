import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commitAll } from '../../support/git-repository.ts';
import { openWorkbench } from './windows.ts';

const CONTRACT = 'contracts/orders.rpc.ts';

describe('Check Against Git Reference, by keyboard', () => {
  it('shows what breaks released apps, links to what that means, and clears it', async () => {
    await using workbench = await openWorkbench({ open: CONTRACT, isFresh: true, isPacked: true });
    const file = path.join(workbench.folder, CONTRACT);
    await commitAll(workbench.folder);
    const contract = await readFile(file, 'utf8');
    await writeFile(file, contract.replace('id: string', 'id: number'));
    await workbench.editor('id: number').waitFor();

    await workbench.run('mPaaS: Check Against Git Reference');
    await workbench.quickInput.locator('.quick-input-title', { hasText: 'Check Against Git Reference' }).waitFor();
    await workbench.screenshot('check-against-reference');
    await workbench.page.keyboard.press('Enter');
    await workbench.notification(/[1-9]\d* errors? in contracts/);
    await workbench.run('View: Focus Problems');
    const problems = workbench.page.locator('.markers-panel');
    await problems.getByText('is number now').first().waitFor();
    await workbench.screenshot('check-against');

    await problems.locator('a', { hasText: 'rpc/changed-type' }).first().click();
    await workbench.editor('`rpc/changed-type` | error').waitFor();
    await workbench.screenshot('documentation-of-a-code');

    await workbench.run('mPaaS: Clear Findings Against Git Reference');
    await problems.getByText('is number now').first().waitFor({ state: 'detached' });
  });
});
