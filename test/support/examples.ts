import { cp } from 'node:fs/promises';
import path from 'node:path';
import { TestWorkspace } from './workspace.ts';

export const EXAMPLES = path.resolve(__dirname, '..', '..', 'examples');

/** A copy of what `examples/` has in version control, nothing generated. */
export async function copyExamples(): Promise<TestWorkspace> {
  const workspace = await TestWorkspace.create();
  for (const part of ['contracts', 'mocks', 'mpaas.config.json', 'tsconfig.json']) {
    await cp(path.join(EXAMPLES, part), workspace.path(part), { recursive: true });
  }
  return workspace;
}
