import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '..', '..');

describe('the demo', function () {
  this.timeout(60_000);

  it('breaks each signature in turn, and has each explained', async () => {
    const env = { ...process.env, NO_COLOR: '1', LANG: 'C' };
    const args = ['--import', 'tsx', 'scripts/demo.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
    assert.deepEqual(stdout.match(/^ {2}\d{4}$/gm)?.map(Number), [1000, 7002, 7003, 7014, 6666, 4002]);
    assert.match(stdout, /The gateway signed\n {4}Operation-Type=com\.example\.account\.login&Request-Data=/);
    assert.match(
      stdout,
      /The backend refused the signature.*\n {2}The gateway signed\n {4}POST\n.*\n {4}\/account\/login\n/,
    );
    assert.doesNotMatch(stdout, /not the sa?lt|not the secret/);
  });
});
