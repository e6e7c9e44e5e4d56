import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, watch } from 'node:fs/promises';
import path from 'node:path';
import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

const PAGE = 'web/page.js';

describe('Navigation', () => {
  it('leads from a string to the contract by a click, whose outline has the operation types, and back', async () => {
    await using workbench = await openWorkbench({ session: 'calls', open: PAGE });
    await workbench.clickUntil(
      operationType(workbench),
      workbench.editor('@operationType shop.account.login'),
      'Control',
    );
    await workbench.run('Explorer: Focus on Outline View');
    const outline = workbench.page.locator('.outline-pane .monaco-list-row');
    await outline.filter({ hasText: 'shop.account.login' }).first().waitFor();
    await workbench.screenshot('contract-from-string');
    await workbench.run('Go Back');
    await workbench.editor('signIn(userName)').waitFor();
  });

  for (const theme of themesToSee(['dark', 'light'])) {
    it(`renames an operation type with a preview, its mock too (${theme})`, async () => {
      await using workbench = await openWorkbench({ session: 'calls', open: PAGE, theme });
      const { page, folder } = workbench;
      await operationType(workbench).click();
      await page.keyboard.press('F2');
      const input = page.locator('.rename-box input');
      await input.waitFor();
      assert.equal(await input.inputValue(), 'shop.account.login');
      await input.fill('shop.user.enter');
      await page.keyboard.press('Enter');
      await page.getByText('(renaming)').waitFor();
      await workbench.screenshot('rename-preview');

      const contract = path.join(folder, 'contracts/account.rpc.ts');
      const isDone = async () =>
        existsSync(path.join(folder, 'mocks/shop.user.enter.json')) &&
        /@operationType shop\.user\.enter\n/.test(await readFile(contract, 'utf8'));
      const done = changed(folder, isDone);
      await page.getByRole('button', { name: 'Apply' }).click();
      await done;
      // A mention that was not ticked.
      assert.match(await readFile(path.join(folder, 'web/names.js'), 'utf8'), /'shop\.account\.login'/);
    });
  }
});

/** What is written in the page, where it is a link. */
function operationType({ page }: Workbench) {
  return page.locator('.detected-link', { hasText: 'shop.account.login' }).first();
}

/** Resolves once the files of a folder make the condition true. */
async function changed(folder: string, condition: () => Promise<boolean>): Promise<void> {
  for await (const _ of watch(folder, { recursive: true })) if (await condition()) return;
}
