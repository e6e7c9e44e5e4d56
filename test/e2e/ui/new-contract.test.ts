import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openWorkbench } from './windows.ts';

describe('New Contract, by keyboard', () => {
  it('asks for a name and a prefix, says what is wrong with them, and opens the contract', async () => {
    await using workbench = await openWorkbench({ open: 'contracts/orders.rpc.ts' });
    const { page, quickInput } = workbench;
    const input = quickInput.locator('input.input');
    const question = (text: string) => quickInput.getByText(text).first().waitFor();

    await workbench.run('mPaaS: New Contract…');
    await question('The name of the service');
    await input.fill('payment service');
    await question('A capital letter, then letters and digits');
    await input.fill('OrderService');
    await question('There is a service of this name already');
    await workbench.screenshot('new-contract-name');
    await input.fill('PaymentService');
    await page.keyboard.press('Enter');

    await question('What operation types start with');
    assert.equal(await input.inputValue(), 'shop.payment');
    await page.keyboard.press('Enter');

    await page.locator('.tab.active', { hasText: 'payment.rpc.ts' }).waitFor();
    await workbench.editor('@operationType shop.payment.get').waitFor();
    await page.getByText('Send').first().waitFor();
    await workbench.screenshot('new-contract');
    // The name of the operation is selected in all places.
    await page.keyboard.type('refund');
    await workbench.editor('refund(request: PaymentRequest)').waitFor();
    await workbench.editor('@operationType shop.payment.refund').waitFor();
    const written = await readFile(path.join(workbench.folder, 'contracts/payment.rpc.ts'), 'utf8');
    assert.match(written, /export interface PaymentService/);
  });
});
