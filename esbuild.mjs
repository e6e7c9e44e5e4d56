// Builds every bundle into dist/. `--watch` rebuilds on change, `--production` minifies.
import { cp, rm } from 'node:fs/promises';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * ts-morph costs half a second to load, so it sits in `dist/reader.js`, which the other bundles `require` on first
 * use: an import of `contracts/reader` stays an import of that file.
 */
const readerBundle = {
  name: 'reader-bundle',
  setup(build) {
    build.onResolve({ filter: /\/reader(\.ts)?$/ }, args =>
      args.kind === 'entry-point' ? undefined : { path: './reader.js', external: true },
    );
  },
};

/** The same for the gateway, which the command line loads only to serve. */
const gatewayBundle = {
  name: 'gateway-bundle',
  setup(build) {
    build.onResolve({ filter: /\/gateway\/main(\.ts)?$/ }, args =>
      args.kind === 'entry-point' ? undefined : { path: './gateway.js', external: true },
    );
  },
};

const options = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outdir: 'dist',
  external: ['vscode'],
  sourcemap: !production,
  minify: production,
  legalComments: 'none',
  logLevel: 'info',
  logOverride: { 'require-resolve-not-external': 'silent' },
  // jsonc-parser's CommonJS build requires its parts by computed names.
  mainFields: ['module', 'main'],
  // Some libraries ask for the address of their module, which CommonJS does not have.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [readerBundle, gatewayBundle],
  entryPoints: {
    client: 'client/src/extension.ts',
    server: 'server/src/main.ts',
    cli: 'server/src/cli.ts',
    gateway: 'server/src/gateway/main.ts',
    reader: 'server/src/contracts/reader.ts',
  },
};

await rm('dist', { recursive: true, force: true });
await cp('server/src/generate/runtime', 'dist/runtime', { recursive: true });
const build = await context(options);
if (watch) {
  await build.watch();
} else {
  await build.rebuild();
  await build.dispose();
}
