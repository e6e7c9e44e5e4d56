import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { KeyError } from '../../../../server/src/offline/keys/key-error.ts';
import { readKeyFile } from '../../../../server/src/offline/keys/read-key-file.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

const KIB = 1024;

const textOf = (file: string) => readKeyFile(file, bytes => bytes.toString());

describe('key files', () => {
  let workspace: TestWorkspace;

  before(async () => {
    workspace = await TestWorkspace.create({ empty: '', small: 'a key', full: 'x'.repeat(64 * KIB) });
    await workspace.write('large', 'x'.repeat(64 * KIB + 1));
  });

  after(() => workspace[Symbol.asyncDispose]());

  it('are read whole, up to 64 KiB', async () => {
    assert.equal(await textOf(workspace.path('empty')), '');
    assert.equal(await textOf(workspace.path('small')), 'a key');
    assert.equal(await textOf(workspace.path('full')), 'x'.repeat(64 * KIB));
    const file = workspace.path('large');
    await assert.rejects(textOf(file), { code: 'key/too-large', message: /^.*large: This is larger than 64 KiB/ });
  });

  it('may be pipes, which say no size and give one piece after the other', async function () {
    // Windows has no such files.
    if (process.platform === 'win32') this.skip();
    const pipe = workspace.path('pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    const writing = promisify(execFile)('sh', ['-c', '(printf one; sleep 0.1; printf two) > "$0"', pipe]);
    assert.equal(await textOf(pipe), 'onetwo');
    await writing;
  });

  it('say why they cannot be read', async () => {
    const gone = workspace.path('gone');
    const message = `${gone}: The key file cannot be read (ENOENT).`;
    await assert.rejects(textOf(gone), { name: 'KeyError', code: 'key/unreadable', message });
    const folder = workspace.path('.');
    const asFolder = `${folder}: This is a folder. Give the key file in it.`;
    await assert.rejects(textOf(folder), { name: 'KeyError', code: 'key/unreadable', message: asFolder });
  });

  it('are named in what is said about the key in them, and mistakes of ours stay as they are', async () => {
    const file = workspace.path('small');
    const failing = (error: Error) => readKeyFile(file, () => Promise.reject(error));
    await assert.rejects(failing(new KeyError('key/empty', 'Nothing.')), {
      name: 'KeyError',
      code: 'key/empty',
      message: `${file}: Nothing.`,
    });
    const mistake = new TypeError('x is not a function');
    await assert.rejects(failing(mistake), mistake);
  });
});
