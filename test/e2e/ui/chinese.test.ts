import { openWorkbench } from './windows.ts';

describe('in Chinese', () => {
  it('commands, questions and answers are Chinese', async () => {
    await using workbench = await openWorkbench({ language: 'zh-cn', open: 'contracts/orders.rpc.ts', isPacked: true });
    await workbench.page.keyboard.press('F1');
    await workbench.page.keyboard.type('mPaaS');
    await workbench.choice(/mPaaS: [\u4e00-\u9fff]/).waitFor();
    await workbench.screenshot('palette');
    await workbench.page.keyboard.press('Escape');
    await workbench.run('mPaaS: 生成代码');
    await workbench.notification('3 个操作');
    await workbench.run('mPaaS: 启动模拟网关');
    await workbench.statusBar(/mPaaS :\d+/).waitFor();
    await workbench.run('mPaaS: 调用操作');
    await workbench.choice('shop.order.get').click();
    await workbench.quickInput.getByText('JSON 格式的请求').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('Result-Status: 1000').waitFor();
    await workbench.screenshot('answer');
  });

  it('keys of configs and snippets are explained in Chinese', async () => {
    await using workbench = await openWorkbench({ language: 'zh-cn', open: 'mpaas.config.json', isPacked: true });
    const { page } = workbench;
    await workbench.hoverUntil(
      workbench.editor('"contracts":').getByText('"contracts"'),
      page.locator('.monaco-hover:visible', { hasText: '契约的通配符' }).first(),
    );
    await workbench.screenshot('config-hover');
    await workbench.openFile('orders.rpc.ts');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nmpaas-page');
    const details = page.locator('.suggest-details-container:visible', { hasText: 'mPaaS 分页列表的请求和结果' });
    await page.locator('.suggest-widget:visible', { hasText: '分页列表' }).waitFor();
    await workbench.pressUntil('Control+Space', details);
    await workbench.screenshot('snippet');
  });
});
