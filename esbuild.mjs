// Builds every bundle into dist/. `--watch` rebuilds on change, `--production` minifies.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { context } from 'esbuild';
import { chineseFiles } from './scripts/build/chinese-files.mjs';
import { compiledSchema } from './scripts/build/compiled-schema.mjs';
import { installedTexts } from './scripts/build/installed-texts.mjs';
import { processWide } from './scripts/build/process-wide.mjs';
import { separateFiles } from './scripts/build/separate-files.mjs';
import { sharedExports } from './scripts/build/shared-exports.mjs';
import { styleTexts } from './scripts/build/style-texts.mjs';
import { thirdPartyNotices } from './scripts/build/third-party-notices.mjs';
import { zlibBytes } from './scripts/build/zlib-bytes.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const bundles = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outdir: 'dist',
  // `import()` would have Node scan what it loads for names of exports: `require` does not.
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  sourcemap: !production,
  metafile: true,
  minify: production,
  legalComments: 'none',
  logLevel: 'info',
  logOverride: { 'require-resolve-not-external': 'silent', 'import-is-undefined': 'error' },
  // jsonc-parser's CommonJS build requires its parts by computed names.
  mainFields: ['module', 'main'],
  // Some libraries ask for the address of their module, which CommonJS does not have.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [sharedExports, processWide, separateFiles, compiledSchema, zlibBytes],
  entryPoints: {
    client: 'server/src/cached-bundle.ts',
    'client-bundle': 'client/src/extension.ts',
    'language-client': 'client/src/server/server-run.ts',
    server: 'server/src/server-entry.ts',
    'server-bundle': 'server/src/main.ts',
    cli: 'server/src/process-entry.ts',
    'cli-bundle': 'server/src/cli.ts',
    gateway: 'server/src/gateway/main.ts',
    import: 'server/src/import/import-contracts.ts',
    worker: 'server/src/threads/worker.ts',
    domain: 'client/src/domain/domain.ts',
    catalogue: 'server/src/catalog/codes/catalogue.ts',
    'log-language': 'server/src/logs/annotate/log-language.ts',
    reader: 'server/src/contracts/reader.ts',
  },
};

/** The pages of the views: all that their webviews may load. */
const views = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  outdir: 'dist/view',
  sourcemap: production ? false : 'inline',
  minify: production,
  logLevel: 'info',
  plugins: [styleTexts(production)],
  entryPoints: ['client/src/views/pages.ts'],
};

// Nothing of a build before is to be packed.
await rm('dist', { recursive: true, force: true });
await mkdir('dist/zh-cn', { recursive: true });
await writeFile('dist/texts.jsonl', await installedTexts());
for (const [file, text] of Object.entries(await chineseFiles())) await writeFile(file, text);
for (const options of [bundles, views]) {
  const build = await context(options);
  if (watch) {
    await build.watch();
  } else {
    const { metafile } = await build.rebuild();
    if (metafile) await writeFile('dist/THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(metafile));
    await build.dispose();
  }
}
