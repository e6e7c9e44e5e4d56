import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { TEXT_FILE_LIMIT } from '../../../server/src/files/read-text.ts';
import { applyPlan } from '../../../server/src/generate/apply.ts';
import { makePlan } from '../../../server/src/generate/make-plan.ts';
import type { FileAction } from '../../../server/src/generate/plan.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const CONFIG = `{ "contracts": ["*.rpc.ts"], "generate": [
  { "target": "http-client", "out": "client" }, { "target": "node-server", "out": "server" }] }`;

const SHOP = `/** @operationPrefix shop */
export interface ShopService {
  find(request: { id: string }): Promise<Item>;
}
export interface Item { id: string }
`;

const BANK = '/** @operationPrefix bank */ export interface BankService { pay(amount: number): Promise<void> }';

const HANDLER = 'server/handlers/shop-service.ts';
const STUB = 'client/services/shop-service.ts';
const BANK_STUB = 'client/services/bank-service.ts';

/** Not UTF-8. */
const NO_TEXT = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00);

function shop(): Promise<TestWorkspace> {
  return TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'shop.rpc.ts': SHOP, 'bank.rpc.ts': BANK });
}

async function plan(workspace: TestWorkspace) {
  const config = await workspace.config();
  const { model } = await new ContractReader(config).read();
  return { config, plan: await makePlan({ config, model }) };
}

async function generate(workspace: TestWorkspace, overwrite: string[] | 'all' = []) {
  const made = await plan(workspace);
  const applied = await applyPlan(made.plan, made.config, { overwrite });
  return { ...made.plan, ...applied };
}

/** `action path` of everything that is not unchanged. */
async function pending(workspace: TestWorkspace): Promise<string[]> {
  const { changes } = (await plan(workspace)).plan;
  return changes.filter(({ action }) => action !== 'unchanged').map(({ action, path: file }) => `${action} ${file}`);
}

async function contents(workspace: TestWorkspace): Promise<Record<string, string>> {
  const entries = await readdir(workspace.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  const relative = files.map(file => path.relative(workspace.folder, file).split(path.sep).join('/')).sort();
  return Object.fromEntries(await Promise.all(relative.map(async file => [file, await workspace.read(file)])));
}

function count(changes: { action: FileAction }[], action: FileAction): number {
  return changes.filter(change => change.action === action).length;
}

describe('generation', () => {
  it('plans without writing, creates what is missing, and then has nothing to do', async () => {
    await using workspace = await shop();
    const before = await contents(workspace);
    const first = await plan(workspace);
    assert.deepEqual(await contents(workspace), before);
    assert.equal(count(first.plan.changes, 'create'), first.plan.changes.length);
    assert.equal(first.plan.operations, 2);
    await generate(workspace);
    assert.deepEqual(await pending(workspace), []);
  });

  it('writes the same bytes on every run and does not touch what would not change', async () => {
    await using one = await shop();
    await using two = await TestWorkspace.create({
      'bank.rpc.ts': BANK,
      'shop.rpc.ts': SHOP,
      'mpaas.config.json': CONFIG,
    });
    await generate(one);
    await generate(two);
    assert.deepEqual(await contents(one), await contents(two));
    const { mtimeMs } = await stat(one.path(STUB), { bigint: false });
    await one.write('bank.rpc.ts', BANK.replace('pay', 'payOut'));
    const again = await generate(one);
    assert.ok(again.written.includes('client/services/bank-service.ts') && !again.written.includes(STUB));
    assert.equal((await stat(one.path(STUB))).mtimeMs, mtimeMs);
  });

  it('updates what a contract changed', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write('shop.rpc.ts', SHOP.replace('{ id: string }\n', '{ id: string; price: number }\n'));
    assert.deepEqual(
      (await pending(workspace)).filter(line => !line.includes('schemas')),
      ['update client/types.ts', 'update server/types.ts'],
    );
    await generate(workspace);
    assert.match(await workspace.read('client/types.ts'), /price: number/);
  });

  it('leaves an edited file alone until it is told to overwrite it', async () => {
    await using workspace = await shop();
    await generate(workspace);
    const edited = `${await workspace.read(STUB)}// mine\n`;
    await workspace.write(STUB, edited);
    assert.deepEqual(await pending(workspace), [`conflict ${STUB}`]);
    await generate(workspace);
    assert.equal(await workspace.read(STUB), edited);
    await generate(workspace, [STUB]);
    assert.doesNotMatch(await workspace.read(STUB), /mine/);
  });

  it('does not take a file that was there before for its own', async () => {
    await using workspace = await shop();
    await workspace.write(STUB, 'export const mine = 1;\n');
    assert.ok((await pending(workspace)).includes(`conflict ${STUB}`));
    await generate(workspace, 'all');
    assert.equal(await workspace.read(STUB), 'export const mine = 1;\n', 'not even by force');
    await generate(workspace, [STUB]);
    assert.doesNotMatch(await workspace.read(STUB), /mine/, 'only by its name');
  });

  it('overwrites generated files that were edited by force', async () => {
    await using workspace = await shop();
    await generate(workspace);
    const before = await workspace.read(STUB);
    await workspace.write(STUB, `${before}// mine\n`);
    await generate(workspace, 'all');
    assert.equal(await workspace.read(STUB), before);
  });

  it('does not add to a class in a file with syntax errors', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write(HANDLER, (await workspace.read(HANDLER)).replace('throw', 'if (x) { throw'));
    const { changes } = (await plan(workspace)).plan;
    const { action, reason } = changes.find(change => change.path === HANDLER) ?? {};
    assert.deepEqual([action, reason], ['conflict', 'This file has syntax errors. Mend them, then generate again.']);
  });

  it('takes line ends of Windows for no change', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write(STUB, (await workspace.read(STUB)).replaceAll('\n', '\r\n'));
    assert.deepEqual(await pending(workspace), []);
  });

  it('removes outputs whose contract went away, with the folders that this empties', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await rm(workspace.path('bank.rpc.ts'));
    const { deleted } = await generate(workspace);
    assert.deepEqual(deleted, ['client/services/bank-service.ts', 'server/services/bank-service.ts']);
    assert.ok('server/handlers/bank-service.ts' in (await contents(workspace)), 'the user’s class stays');
    assert.deepEqual(await pending(workspace), []);
  });

  it('keeps outputs of a contract that cannot be read, and generates the others', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write('shop.rpc.ts', SHOP.replace('Promise<Item>', 'Promise<'));
    await workspace.write('bank.rpc.ts', BANK.replace('pay', 'payOut'));
    const before = await workspace.read(STUB);
    const { deleted, written } = await generate(workspace);
    assert.deepEqual(deleted, []);
    assert.equal(await workspace.read(STUB), before);
    assert.ok(written.includes('client/services/bank-service.ts'));
  });

  it('keeps what contracts share while one of them cannot be read, however often it is run', async () => {
    await using workspace = await shop();
    await generate(workspace);
    const shared = ['client/index.ts', 'client/types.ts', 'server/router.ts', 'server/schemas.ts'];
    const before = await Promise.all(shared.map(file => workspace.read(file)));
    await workspace.write('shop.rpc.ts', SHOP.replace('Promise<Item>', 'Promise<'));
    await rm(workspace.path('server/types.ts'));
    const { changes, written } = await generate(workspace);
    const reasons = changes.filter(change => shared.includes(change.path)).map(change => change.reason);
    assert.deepEqual(
      reasons,
      shared.map(() => 'Its contract cannot be read now.'),
    );
    assert.deepEqual(written, ['server/types.ts'], 'what is not there loses nothing');
    await generate(workspace, 'all');
    assert.deepEqual(await Promise.all(shared.map(file => workspace.read(file))), before);
    await workspace.write('shop.rpc.ts', SHOP);
    await generate(workspace);
    assert.deepEqual(await pending(workspace), []);
    assert.match(await workspace.read('server/types.ts'), /Item/);
  });

  it('removes nothing when no contract is left, as after a typo in the config', async () => {
    await using workspace = await shop();
    await generate(workspace);
    const before = await contents(workspace);
    await workspace.write('mpaas.config.json', CONFIG.replace('*.rpc.ts', '*.rcp.ts'));
    const { changes, deleted } = await generate(workspace, 'all');
    assert.deepEqual(deleted, []);
    assert.match(changes.find(change => change.path === STUB)?.reason ?? '', /^No contract has an operation any more/);
    assert.equal(await workspace.read(STUB), before[STUB]);
    await workspace.write('mpaas.config.json', CONFIG);
    await generate(workspace);
    assert.deepEqual(await contents(workspace), before);
  });

  it('asks before it removes an output that was edited', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write(BANK_STUB, '// Mine now.\n');
    await rm(workspace.path('bank.rpc.ts'));
    await generate(workspace);
    assert.equal(await workspace.read(BANK_STUB), '// Mine now.\n');
  });

  for (const { what, content } of [
    { what: 'is no text any more', content: NO_TEXT },
    { what: 'is too large to be ours', content: 'x'.repeat(TEXT_FILE_LIMIT + 1) },
  ]) {
    it(`removes an output that ${what} by force only: somebody changed it`, async () => {
      await using workspace = await shop();
      await generate(workspace);
      await workspace.write(BANK_STUB, content);
      await rm(workspace.path('bank.rpc.ts'));
      assert.ok((await pending(workspace)).includes(`conflict ${BANK_STUB}`));
      await generate(workspace);
      assert.deepEqual(await readFile(workspace.path(BANK_STUB)), Buffer.from(content));
      assert.deepEqual(await pending(workspace), [`conflict ${BANK_STUB}`], 'it is not forgotten');
      assert.deepEqual((await generate(workspace, 'all')).deleted, [BANK_STUB]);
      assert.deepEqual(await pending(workspace), []);
    });
  }

  it('does not remove a folder in the place of an output, not even by force', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await rm(workspace.path(BANK_STUB));
    await workspace.write(`${BANK_STUB}/mine.txt`, 'mine');
    await rm(workspace.path('bank.rpc.ts'));
    await generate(workspace, 'all');
    assert.equal(await workspace.read(`${BANK_STUB}/mine.txt`), 'mine');
    assert.deepEqual(await pending(workspace), [`conflict ${BANK_STUB}`]);
  });

  it('overwrites what is no text any more by force, and what was never ours by name only', async () => {
    await using workspace = await shop();
    const { written } = await generate(workspace);
    const before = await workspace.read(STUB);
    await workspace.write(STUB, NO_TEXT);
    assert.deepEqual(await pending(workspace), [`conflict ${STUB}`]);
    await generate(workspace);
    assert.deepEqual(await readFile(workspace.path(STUB)), Buffer.from(NO_TEXT));
    await generate(workspace, 'all');
    assert.equal(await workspace.read(STUB), before);

    await using other = await shop();
    await other.write(STUB, NO_TEXT);
    const applied = await generate(other, 'all');
    assert.deepEqual(
      applied.written,
      written.filter(file => file !== STUB),
    );
    await generate(other, [STUB]);
    assert.equal(await other.read(STUB), before);
  });

  it('writes the user’s class once and later adds only what it lacks', async () => {
    await using workspace = await shop();
    await generate(workspace);
    const mine = (await workspace.read(HANDLER)).replace(
      /throw new NotImplementedError\(.*\);/,
      'return { id: "mine" };',
    );
    await workspace.write(HANDLER, mine);
    await workspace.write(
      'shop.rpc.ts',
      SHOP.replace(
        '}\nexport',
        '  buy(request: { id: string }): Promise<Receipt>;\n}\nexport interface Receipt { total: number }\nexport',
      ),
    );
    await generate(workspace);
    const merged = await workspace.read(HANDLER);
    assert.match(merged, /return \{ id: "mine" \};/);
    assert.match(merged, /async buy\(/);
    assert.match(merged, /Receipt/);
    assert.deepEqual(await pending(workspace), []);
  });

  it('never overwrites the user’s class, not even by force', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write(HANDLER, '// I do this elsewhere.\n');
    assert.deepEqual(await pending(workspace), [`conflict ${HANDLER}`]);
    await generate(workspace, 'all');
    assert.equal(await workspace.read(HANDLER), '// I do this elsewhere.\n');
  });

  it('refuses to write over what changed since the plan', async () => {
    await using workspace = await shop();
    await generate(workspace);
    await workspace.write('shop.rpc.ts', SHOP.replace('find', 'seek'));
    const made = await plan(workspace);
    await workspace.write(STUB, 'changed meanwhile');
    await assert.rejects(applyPlan(made.plan, made.config, { overwrite: [] }), {
      name: 'GenerateError',
      message: /shop-service/,
    });
    assert.equal(await workspace.read(STUB), 'changed meanwhile');
  });

  it('refuses to write when another generation finished since the plan', async () => {
    await using workspace = await shop();
    const made = await plan(workspace);
    await generate(workspace);
    const before = await contents(workspace);
    const changes: typeof made.plan.changes = [];
    await assert.rejects(applyPlan({ ...made.plan, changes }, made.config, { overwrite: [] }), /mpaas\.lock\.json/);
    assert.deepEqual(await contents(workspace), before);
  });

  it('changes nothing when it is cancelled', async () => {
    await using workspace = await shop();
    const before = await contents(workspace);
    const made = await plan(workspace);
    const token = { isCancellationRequested: true };
    await assert.rejects(applyPlan(made.plan, made.config, { overwrite: [], token }), { name: 'CancelledError' });
    assert.deepEqual(await contents(workspace), before);
  });

  it('refuses two targets that would write one file, and a damaged lock', async () => {
    await using workspace = await shop();
    await workspace.write('mpaas.config.json', CONFIG.replace('"server" }', '"client" }'));
    await assert.rejects(plan(workspace), { name: 'GenerateError', message: /http-client and node-server/ });
    await workspace.write('mpaas.config.json', CONFIG);
    await workspace.write('mpaas.lock.json', '<<<<<<< HEAD');
    await assert.rejects(plan(workspace), { name: 'GenerateError', message: /mpaas\.lock\.json/ });
  });
});
