import assert from 'node:assert/strict';
import { readOptionsFor } from '../../../server/src/contracts/compiler-options.ts';
import { ContractProgram } from '../../../server/src/contracts/program.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const IMPORTING = "export * from './b';";

/** A program of `a.ts`, which imports `b.ts` from disk or from an editor, and what it has of that. */
function programIn(workspace: TestWorkspace) {
  const open = new Map<string, string>();
  const program = new ContractProgram(readOptionsFor(workspace.folder).options, file => open.get(file));
  const [a, b] = [workspace.path('a.ts'), workspace.path('b.ts')];
  program.setText(a, IMPORTING);
  return { program, open, a, b, imported: () => program.program([a]) && program.sourceOf(b)?.text };
}

describe('the program of contracts', () => {
  it('stays the same until a file changes', async () => {
    await using workspace = await TestWorkspace.create({ 'b.ts': 'export {};' });
    const { program, a, b } = programIn(workspace);
    const first = program.program([a]);
    program.forget(workspace.path('c.ts'));
    assert.equal(program.program([a]), first);
    program.setText(a, IMPORTING);
    const second = program.program([a]);
    assert.notEqual(second, first);
    assert.equal(program.program([a]), second);
    program.forget(b);
    assert.notEqual(program.program([a]), second);
  });

  it('reads what is imported once, and again when it was forgotten', async () => {
    await using workspace = await TestWorkspace.create({ 'b.ts': 'export const b = 1;' });
    const { program, a, b, imported } = programIn(workspace);
    assert.deepEqual([program.has(a), program.has(b)], [true, false]);
    assert.equal(imported(), 'export const b = 1;');
    await workspace.write('b.ts', 'export const b = 2;');
    program.setText(a, IMPORTING);
    assert.equal(imported(), 'export const b = 1;');
    program.forget(b);
    assert.equal(program.has(b), false);
    assert.equal(imported(), 'export const b = 2;');
  });

  it('has what is imported as its editor has it, be it on disk or not', async () => {
    await using workspace = await TestWorkspace.create();
    const { program, open, b, imported } = programIn(workspace);
    open.set(b, 'export const b = 3;');
    assert.equal(imported(), 'export const b = 3;');
    await workspace.write('b.ts', 'export const b = 4;');
    program.forget(b);
    assert.equal(imported(), 'export const b = 3;');
    open.delete(b);
    program.forget(b);
    assert.equal(imported(), 'export const b = 4;');
  });

  it('lacks what is nowhere', async () => {
    await using workspace = await TestWorkspace.create();
    const { program, a, b } = programIn(workspace);
    const files = program.program([a, b]).getSourceFiles();
    assert.deepEqual(
      files.map(({ text }) => text),
      [IMPORTING],
    );
  });
});
