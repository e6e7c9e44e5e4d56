import assert from 'node:assert/strict';
import { loadModel } from '../../../server/src/contracts/model-cache.ts';
import { setLanguage } from '../../../server/src/locale.ts';
import { TestWorkspace } from '../../support/workspace.ts';
import { CONFIG } from './contracts.ts';

const CONTRACT = '/** @operationPrefix com.example */ export interface A { m(): Promise<string[][]> }';

/** The user's cache folder, wherever the system has it. */
const VARIABLES = ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME'];

describe('cached models', () => {
  const before = VARIABLES.map(name => [name, process.env[name]] as const);

  afterEach(() => {
    setLanguage('en');
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('say what was found when they were read, in the language that is asked for, until a file changes', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'a.rpc.ts': CONTRACT });
    for (const name of VARIABLES) process.env[name] = workspace.path('cache');
    const config = await workspace.config();
    const first = await loadModel(config);
    assert.deepEqual(
      first.findings.map(({ code }) => code),
      ['rpc/nested-container'],
    );
    assert.deepEqual(await loadModel(config), first);
    setLanguage('zh-cn');
    assert.match((await loadModel(config)).findings[0]?.message ?? '', /\p{Script=Han}/u);
    await workspace.write('a.rpc.ts', CONTRACT.replace('[][]', '[]'));
    assert.deepEqual((await loadModel(config)).findings, []);
  });
});
