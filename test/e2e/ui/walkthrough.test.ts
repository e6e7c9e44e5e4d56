import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { uiContext } from './context.ts';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

const ENGLISH = {
  openSample: 'Open Sample Project',
  whereTo: 'Where to Put the Sample Project',
  makeHere: 'Make Sample Here',
  generate: 'Generate',
  openContract: 'Open Contract',
  start: 'Start Mock Gateway',
  call: 'Call Operation',
  pack: 'Pack Offline Package',
  verify: 'Verify Package',
  openLog: 'Open Log',
  firstSteps: 'first steps',
  generated: 'Generated from 2 operations',
  accept: 'Accept',
  updated: '1 updated',
  request: 'JSON',
  packed: 'is packed and signed',
  valid: 'Valid',
  outside: 'Timestamp outside the window',
};
const CHINESE: typeof ENGLISH = {
  openSample: '打开示例项目',
  whereTo: '示例项目的存放位置',
  makeHere: '在此生成示例',
  generate: '生成代码',
  openContract: '打开契约',
  start: '启动模拟网关',
  call: '调用操作',
  pack: '打包离线包',
  verify: '验证离线包',
  openLog: '打开日志',
  firstSteps: '入门演练',
  generated: '2 个操作',
  accept: '接受',
  updated: '更新 1',
  request: 'JSON',
  packed: '已打包并签名',
  valid: '有效',
  outside: '时间戳',
};

const STEPS = 'mpaas-gateway-tools.mpaas-gateway-tools#firstSteps';

/** The walkthrough as a user sees it. */
class Walkthrough {
  constructor(private readonly workbench: Workbench) {}

  /** VS Code calls it by the name of the page that walkthroughs are parts of. */
  private get tab(): Locator {
    return this.workbench.page.locator('.tab', { hasText: /^(Welcome|Walkthrough)/ }).first();
  }

  step(id: string): Locator {
    return this.workbench.page.locator(`[data-step-id="${STEPS}#${id}"]`);
  }

  /** The mark of a step that is done. */
  done(id: string): Locator {
    return this.workbench.page.locator(`.complete[data-done-step-id="${STEPS}#${id}"]`);
  }

  /** Goes back to it. VS Code shows all walkthroughs instead where one clicks the tab of one that is shown. */
  private async show(id: string): Promise<void> {
    if (!(await this.step(id).isVisible())) await this.tab.click();
    await this.step(id).waitFor();
  }

  async open(id: string): Promise<void> {
    await this.show(id);
    const button = this.step(id).locator('.monaco-button').first();
    if (!(await button.isVisible())) await this.workbench.clickUntil(this.step(id), button);
    await this.workbench.screenshot(`walkthrough-${id}`);
  }

  async press(id: string, label: string): Promise<void> {
    await this.show(id);
    await this.step(id).getByRole('button', { name: label, exact: true }).click();
  }

  async finished(id: string): Promise<void> {
    await this.done(id).waitFor({ state: 'attached' });
    await this.workbench.screenshot(`walkthrough-${id}-done`);
  }
}

const LANGUAGES = [
  ['en', ENGLISH],
  ['zh-cn', CHINESE],
] as const;

describe('the walkthrough', () => {
  // VS Code 1.100 takes five seconds to learn of walkthroughs, and in a window as fresh as these shows one of its own till then.
  for (const [language, texts] of uiContext().name === 'latest' ? LANGUAGES : []) {
    it(`leads from an empty window through the sample, each step done by doing (${language})`, async function () {
      this.timeout(300_000);
      await using workbench = await openWorkbench({ isEmpty: true, isFresh: true, isPacked: true, language });
      const walkthrough = new Walkthrough(workbench);
      const { page } = workbench;
      await workbench.openSideBar('mPaaS');
      await page.locator('.sidebar').getByRole('button', { name: texts.openSample }).waitFor();
      await workbench.screenshot('welcome-empty-window');
      await page.locator('.sidebar').getByText(texts.firstSteps).click();

      await walkthrough.open('sample');
      assert.equal(await walkthrough.done('sample').count(), 0);
      await walkthrough.press('sample', texts.openSample);
      await workbench.chooseFile(texts.whereTo, workbench.folder, texts.makeHere);
      await page.waitForURL(/folder=.*mpaas-sample/);
      await walkthrough.finished('sample');
      const sample = path.join(workbench.folder, 'mpaas-sample');
      await anyPort(path.join(sample, 'mpaas.config.json'));

      await walkthrough.open('generate');
      await walkthrough.press('generate', texts.generate);
      await workbench.notification(texts.generated);
      await walkthrough.press('generate', texts.openContract);
      await workbench.editor('@minLenght').getByText('@minLenght').last().click();
      const fix = page.locator('.action-widget:visible', { hasText: 'minLength' });
      await workbench.pressUntil('Control+.', fix);
      await workbench.screenshot('walkthrough-fix');
      await page.keyboard.press('Enter');
      await workbench.editor('@minLength').waitFor();
      assert.equal(await walkthrough.done('generate').count(), 0);
      await walkthrough.press('generate', texts.generate);
      await workbench.choice(texts.accept).waitFor();
      await page.locator('.diffOverview').first().waitFor();
      await workbench.screenshot('walkthrough-diff');
      await page.keyboard.press('Enter');
      await walkthrough.finished('generate');
      assert.match(await readFile(path.join(sample, 'src/rpc/types.ts'), 'utf8'), /@minLength 1/);

      await walkthrough.open('call');
      await walkthrough.press('call', texts.start);
      await workbench.statusBar(/mPaaS :\d+/).waitFor();
      await walkthrough.press('call', texts.call);
      await workbench.choice('com.example.tea.order.get').click();
      await workbench.quickInput.getByText(texts.request).first().waitFor();
      assert.equal(await walkthrough.done('call').count(), 0);
      await page.keyboard.press('Enter');
      await page.getByText('Result-Status: 1000').first().waitFor();
      await walkthrough.finished('call');

      await walkthrough.open('package');
      await walkthrough.press('package', texts.pack);
      await workbench.notification(texts.packed);
      assert.equal(await walkthrough.done('package').count(), 0);
      await walkthrough.press('package', texts.verify);
      await workbench.notification(texts.valid);
      await walkthrough.finished('package');

      await walkthrough.open('log');
      await walkthrough.press('log', texts.openLog);
      const code = workbench
        .editor('7003')
        .locator('span span', { hasText: /^7003$/ })
        .first();
      await workbench.hoverUntil(code, page.locator('.monaco-hover:visible', { hasText: texts.outside }).first());
      await walkthrough.finished('log');
    });
  }
});

/** Other gateways may run on this machine. */
async function anyPort(config: string): Promise<void> {
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replace('"port": 8680', '"port": 0'));
}
