import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const FILES = ['a.rpc.ts', 'b.rpc.ts', 'shared.ts', 'more/shared.ts'] as const;

/** Texts that import each other, collide, break and mend each other. */
const TEXTS = [
  '/** @operationPrefix a */ export interface A { m(r: Item): Promise<Item[]> } interface Item { a: string }',
  `import type { Item } from './shared'; /** @operationPrefix b */ export interface B { m(r: Item): Item; n(): void }`,
  `import { Item } from './more/shared'; /** @operationPrefix a */ export interface A { m(r: Page<Item>): void } interface Page<T> { items: T[] }`,
  'export interface Item { id: string; next?: Item | null }',
  `export { Item } from './more/shared'; export type Other = 'x' | 'y';`,
  'export type Item = Item2; type Item2 = Item;',
  'export enum Item { A, B = 3 }',
  'export interface Broken { m(',
  '',
];

type Edit =
  | { kind: 'write' | 'open'; file: (typeof FILES)[number]; text: string }
  | { kind: 'delete' | 'close' | 'read'; file: (typeof FILES)[number] };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('write', 'open'),
    file: fc.constantFrom(...FILES),
    text: fc.constantFrom(...TEXTS),
  }),
  fc.record({ kind: fc.constantFrom('delete', 'close', 'read'), file: fc.constantFrom(...FILES) }),
);

/** Does to the reader, the disk and the open editors what an edit says. */
async function perform(edit: Edit, reader: ContractReader, workspace: TestWorkspace, open: Map<string, string>) {
  const file = workspace.path(edit.file);
  switch (edit.kind) {
    case 'write':
      await workspace.write(edit.file, edit.text);
      return reader.filesChanged([file]);
    case 'delete':
      await rm(file, { force: true });
      return reader.filesChanged([file]);
    case 'open':
      open.set(file, edit.text);
      return reader.update(file, edit.text);
    case 'close':
      open.delete(file);
      return reader.update(file, undefined);
    case 'read':
      await reader.read();
  }
}

describe('contract reader after edits', () => {
  it('knows what a fresh reader would know', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async edits => {
        await using workspace = await TestWorkspace.create({ 'mpaas.config.json': '{"contracts":["**/*.rpc.ts"]}' });
        const config = await workspace.config();
        const reader = new ContractReader(config);
        const open = new Map<string, string>();
        for (const each of edits) await perform(each, reader, workspace, open);
        const fresh = new ContractReader(config);
        for (const [file, text] of open) fresh.update(file, text);
        assert.deepEqual(await reader.read(), await fresh.read());
      }),
      { numRuns: 150 },
    );
  }).timeout(120_000);
});
