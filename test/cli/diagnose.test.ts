import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

const AMR = path.resolve(__dirname, '../../../shared/fixtures/amr');
const ASSETS = 'app/src/main/assets';
const OFF = '[{ "key": "h5_shouldverifyapp", "value": "NO" }]';

async function run(files: Record<string, string | Uint8Array>, args: string[] = [], env: Record<string, string> = {}) {
  await using workspace = await TestWorkspace.create(files);
  return { ...(await runCli(['diagnose', ...args], { cwd: workspace.folder, env })), folder: workspace.folder };
}

/** An Android app with the key and two packages of the demos, one of them signed with another key. */
async function demoApp(): Promise<Record<string, string | Uint8Array>> {
  const read = (name: string) => readFile(path.join(AMR, name));
  const key = (await read('demo-public.pem')).toString().replace(/-----.*-----|\s/g, '');
  return {
    'app/src/main/java/App.java': `class App {\n  { MPNebula.enableAppVerification("${key}"); }\n}`,
    [`${ASSETS}/config/custom_config.json`]: await read('custom_config.json'),
    [`${ASSETS}/h5_json.json`]: await read('h5_json.json'),
    [`${ASSETS}/70000000_1.0.0.6.amr`]: await read('70000000_1.0.0.6.amr'),
    [`${ASSETS}/77777777_1.0.0.0.amr`]: await read('77777777_1.0.0.0.amr'),
  };
}

describe('mpaas diagnose', () => {
  it('says so where there is nothing, and that is well', async () => {
    const { exitCode, stdout, stderr } = await run({ 'a.txt': '' });
    assert.deepEqual([exitCode, stdout], [0, '']);
    assert.match(stderr, /no apps with offline packages/);
  });

  it('answers no for the real packages of the demos, one of which is signed with another key', async function () {
    // The fixtures are other people's work and not part of the project.
    if (!existsSync(AMR)) this.skip();
    const { exitCode, stdout } = await run(await demoApp());
    assert.equal(exitCode, 1);
    assert.match(stdout, /^Android \(app\)\n {2}Verification: on\n/);
    assert.match(stdout, /70000000 1\.0\.0\.6: loads/);
    assert.match(stdout, /77777777 1\.0\.0\.0: falls back to the network/);
    assert.match(stdout, /App\.java:2:36 warning .* package\/demo-key/);
  });

  it('prints places for programs, lines and columns from 1', async function () {
    // The fixtures are other people's work and not part of the project.
    if (!existsSync(AMR)) this.skip();
    const { exitCode, stdout, folder } = await run(await demoApp(), ['--json']);
    assert.equal(exitCode, 1);
    const { modules, findings } = JSON.parse(stdout);
    assert.equal(modules.length, 1);
    const [{ platform, verification, keys, presets }] = modules;
    assert.deepEqual([platform, verification], ['android', 'on']);
    assert.deepEqual([path.relative(folder, keys[0].file), keys[0].line], ['app/src/main/java/App.java', 2]);
    assert.deepEqual(
      presets.map((each: Record<string, string>) => [each.appId, each.version, each.verdict, each.outcome]),
      [
        ['70000000', '1.0.0.6', 'valid', 'loads'],
        ['77777777', '1.0.0.0', 'wrong-key', 'falls-back'],
      ],
    );
    assert.deepEqual(
      findings.map((each: Record<string, string>) => [each.code, each.line]),
      [
        ['package/falls-back', 11],
        ['package/demo-key', 2],
      ],
    );
  });

  it('answers yes when packages are not meant to be verified', async () => {
    const { exitCode, stdout } = await run({ [`${ASSETS}/config/custom_config.json`]: OFF });
    assert.equal(exitCode, 0);
    assert.match(stdout, /custom_config\.json:1:42 info .* package\/verification-off/);
  });

  it('refuses a folder that is none', async () => {
    for (const name of ['gone', 'a.txt']) {
      const { exitCode, stdout, stderr } = await run({ 'a.txt': '' }, [name]);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, new RegExp(name.replace('.', '\\.')));
      assert.doesNotMatch(stderr, /\n\s+at /, 'a stack trace');
    }
  });

  it('speaks Chinese in a Chinese environment', async () => {
    const { stderr } = await run({}, [], { LANG: 'zh_CN.UTF-8' });
    assert.match(stderr, /离线包/);
  });
});
