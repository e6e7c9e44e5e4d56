import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { TARGET_NAMES } from '../../../../server/src/config/config.ts';
import { targets } from '../../../../server/src/generate/targets/index.ts';
import { writeText } from './emitted.ts';
import { shop } from './shop-model.ts';

const GOLDEN = path.join(__dirname, '../../../fixtures/golden');
const RUNTIME = path.join(__dirname, '../../../../server/src/generate/runtime');

/**
 * What every target makes of the `shop` model, to be read by reviewers. `UPDATE_GOLDEN=1` writes it anew. The runtime
 * is left out: it is the same for every model, and stands in server/src/generate/runtime.
 */
describe('golden files', () => {
  for (const target of TARGET_NAMES) {
    it(target, async () => {
      const folder = path.join(GOLDEN, target);
      const emitted = new Map(
        targets[target].emit(shop, { importExtension: '.js' }).map(file => [file.path, file.text] as const),
      );
      const own = [...emitted].filter(([file]) => !file.startsWith('runtime/'));
      if (process.env.UPDATE_GOLDEN) {
        await rm(folder, { recursive: true, force: true });
        await Promise.all(own.map(([file, text]) => writeText(path.join(folder, file), text)));
      }
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries
        .filter(entry => entry.isFile())
        .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
      assert.deepEqual(files.sort(), own.map(([file]) => file).sort());
      for (const [file, text] of own) {
        assert.equal(text, normalize(await readFile(path.join(folder, file), 'utf8')), file);
      }
    });

    it(`${target}: the runtime is copied, but for import extensions`, async () => {
      for (const importExtension of ['', '.js'] as const) {
        const files = targets[target].emit(shop, { importExtension });
        const runtime = files.filter(file => file.path.startsWith('runtime/'));
        assert.ok(runtime.length > 3);
        for (const { path: file, text } of runtime) {
          const source = normalize(await readFile(path.join(RUNTIME, path.posix.basename(file)), 'utf8'));
          assert.equal(text, source.replace(/(from '\.\/[\w-]+)\.ts'/g, `$1${importExtension}'`), file);
          assert.ok(!/from '\.[^']*\.ts'/.test(text), file);
        }
      }
    });
  }
});

/** Git may have written CR LF on Windows. */
function normalize(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
