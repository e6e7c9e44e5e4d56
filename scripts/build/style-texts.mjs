import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './root.mjs';

/**
 * A style sheet with all that it imports, as a text that the script of its page adopts.
 * @param minify whether without what only people read
 */
export const styleTexts = minify => ({
  name: 'style-texts',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const options = { entryPoints: [path], bundle: true, minify, write: false, metafile: true };
      const { outputFiles, metafile } = await build(options);
      const watchFiles = Object.keys(metafile.inputs).map(file => join(ROOT, file));
      return { contents: outputFiles[0].text, loader: 'text', watchFiles };
    });
  },
});
