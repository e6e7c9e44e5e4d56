import { openWorkbench } from './windows.ts';

describe('a workspace of several roots', () => {
  it('has the contracts of all, and asks which of them a command is about', async () => {
    await using workbench = await openWorkbench({ beside: 'calls', open: 'contracts/orders.rpc.ts', isFresh: true });
    await workbench.openSideBar('mPaaS');
    for (const root of ['shop', 'calls']) await workbench.treeItem(root).waitFor();
    await workbench.screenshot('roots-contracts');

    await workbench.run('mPaaS: Check Contracts');
    for (const root of ['shop', 'calls']) await workbench.choice(`${root}/mpaas.config.json`).waitFor();
    await workbench.screenshot('roots-which');
    await workbench.choose('calls/mpaas.config.json');
    await workbench.statusBar(/operations in \d+ contracts/).waitFor();

    await workbench.run('mPaaS: New Project');
    for (const place of ['shop', 'calls', 'Another folder…']) await workbench.choice(place).waitFor();
  });
});
