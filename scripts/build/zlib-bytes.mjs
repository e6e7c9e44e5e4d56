import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** `zlib-module.ts` reads zlib out of its package, which is not installed: bundles hold it. */
export const zlibBytes = {
  name: 'zlib-bytes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zip[\\/]zlib-module\.ts$/ }, async () => {
      const text = await readFile(require.resolve('zlib-streams/zlib-streams.wasm'), 'base64');
      return { contents: `exports.zlibModule = () => Buffer.from('${text}', 'base64');`, loader: 'js' };
    });
  },
};
