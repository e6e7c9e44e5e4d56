import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';

const PAGE = `import { createRpc } from './rpc';

export const show = (id: string) => createRpc().orderService.get({ id });
`;

describe('above contracts and beside calls', () => {
  for (const theme of themesToSee(['light', 'dark'])) {
    it(`stand lenses and hints (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: 'contracts/orders.rpc.ts' });
      const { page, folder } = workbench;
      const lens = (text: string) => page.locator('.codelens-decoration', { hasText: text }).first();
      await workbench.clickUntil(lens('Generate'), lens('Up to date'));
      await workbench.notification('created');
      await writeFile(path.join(folder, 'client/page.ts'), PAGE);
      await workbench.openFile('page.ts');
      await workbench.editor(/orderService.get.*shop.order.get/).waitFor();
      await workbench.screenshot('inlay-hint');
      await workbench.openFile('orders.rpc.ts');
      await lens('1 call site').waitFor();
      await workbench.screenshot('code-lens');
    });
  }
});
