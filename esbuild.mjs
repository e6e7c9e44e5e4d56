// Builds every bundle into dist/. `--watch` rebuilds on change, `--production` minifies.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, context } from 'esbuild';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const require = createRequire(import.meta.url);

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * What the bundles `require` from a file beside them instead of containing it:
 * - the contract reader, because ts-morph costs half a second to load and most starts do not need it;
 * - what speaks with the language server, which no window has to wait for;
 * - the gateway, which the command line loads only to serve;
 * - what makes contracts of OpenAPI and Java, with parsers for both;
 * - what knows offline packages, which most windows never ask for;
 * - what is known of codes, which is large;
 * - what is said of logs in editors, which most windows never show;
 * - the texts, because all bundles of a process have to speak one language.
 */
const separate = {
  name: 'separate-files',
  setup(build) {
    const isEntry = ({ kind }) => kind === 'entry-point';
    const keep = (filter, file) =>
      build.onResolve({ filter }, args => (isEntry(args) ? undefined : { path: file, external: true }));
    const keepCompiled = (filter, file) =>
      build.onResolve({ filter }, args => (isEntry(args) ? undefined : { path: file, namespace: 'compiled-file' }));
    keepCompiled(/\/contracts\/reader(\.ts)?$|^\.\.?\/reader(\.ts)?$/, 'reader.js');
    keepCompiled(/\/server-run(\.ts)?$/, 'language-client.js');
    keep(/\/gateway\/main(\.ts)?$/, './gateway.js');
    keep(/\/import-contracts(\.ts)?$/, './import.js');
    keep(/\/offline-domain(\.ts)?$/, './offline.js');
    keep(/\/codes\/catalogue(\.ts)?$/, './catalogue.js');
    keep(/\/annotate\/log-language(\.ts)?$/, './log-language.js');
    keep(/^@vscode\/l10n$/, './l10n.js');
    build.onLoad({ filter: /.*/, namespace: 'compiled-file' }, ({ path }) => ({
      contents: `const { requireWithCodeCache } = require('./server/src/files/code-cache.ts');
        module.exports = requireWithCodeCache(require('node:path').join(__dirname, '${path}'), { exports: {} });`,
      resolveDir: import.meta.dirname,
    }));
  },
};

const SHARED = /^(vscode|vscode-languageserver(-protocol)?(\/node)?|@vscode\/l10n|node:path)$/;

/**
 * Each file that imports a CommonJS library would copy all that it exports, one by one: some hundred names for each of
 * some hundred files, which was half of the time that the extension takes to load. Here one module has them for all.
 */
const shared = {
  name: 'shared-exports',
  setup(build) {
    build.onResolve({ filter: SHARED }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'shared-exports' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'shared-exports' }, async ({ path }) => {
      const names = path === 'vscode' ? await namesOfVscode() : Object.keys(require(path));
      const contents = `const exported = require('${path}');
        export const { ${names.filter(name => name !== 'default').join(', ')} } = exported;
        export default exported;`;
      return { contents, resolveDir: import.meta.dirname };
    });
  },
};

/** What the least VS Code that we run in exports: it exists in VS Code alone, so its types tell. */
async function namesOfVscode() {
  const types = await readFile(require.resolve('@types/vscode/index.d.ts'), 'utf8');
  const found = types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm);
  return [...new Set(Array.from(found, ([, name]) => name))];
}

/** `config-schema.ts` compiles the schema of configs, which takes a tenth of a second: bundles get what comes of it. */
const compiledSchema = {
  name: 'compiled-schema',
  setup(build) {
    build.onLoad({ filter: /[\\/]config[\\/]config-schema\.ts$/ }, async ({ path }) => {
      const files = ['schemas/mpaas.config.schema.json', 'server/src/config/schema-options.json'];
      const [schema, options] = await Promise.all(files.map(async file => JSON.parse(await readFile(file, 'utf8'))));
      const ajv = new Ajv({ ...options, code: { source: true } });
      const code = standaloneCode(ajv, ajv.compile(schema));
      const watchFiles = [path, ...files.map(file => `${import.meta.dirname}/${file}`)];
      return { contents: `${code}\nmodule.exports = { matchesSchema: module.exports };`, loader: 'js', watchFiles };
    });
  },
};

/** `zlib-module.ts` reads zlib out of its package, which is not installed: bundles hold it. */
const zlibBytes = {
  name: 'zlib-bytes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zip[\\/]zlib-module\.ts$/ }, async () => {
      const text = await readFile(require.resolve('zlib-streams/zlib-streams.wasm'), 'base64');
      return { contents: `exports.zlibModule = () => Buffer.from('${text}', 'base64');`, loader: 'js' };
    });
  },
};

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
  plugins: [shared, separate, compiledSchema, zlibBytes],
  entryPoints: {
    client: 'server/src/cached-bundle.ts',
    'client-bundle': 'client/src/extension.ts',
    'language-client': 'client/src/server/server-run.ts',
    server: 'server/src/server-entry.ts',
    'server-bundle': 'server/src/main.ts',
    cli: 'server/src/cached-bundle.ts',
    'cli-bundle': 'server/src/cli.ts',
    gateway: 'server/src/cached-bundle.ts',
    'gateway-bundle': 'server/src/gateway/main.ts',
    'mock-handlers': 'server/src/gateway/mock/handlers/process-main.ts',
    import: 'server/src/import/import-contracts.ts',
    worker: 'server/src/threads/worker.ts',
    offline: 'client/src/offline/offline-domain.ts',
    catalogue: 'server/src/catalog/codes/catalogue.ts',
    'log-language': 'server/src/logs/annotate/log-language.ts',
    reader: 'server/src/contracts/reader.ts',
    l10n: '@vscode/l10n',
  },
};

/** A style sheet with all that it imports, as a text that the script of its page adopts. */
const styleTexts = {
  name: 'style-texts',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const options = { entryPoints: [path], bundle: true, minify: production, write: false, metafile: true };
      const { outputFiles, metafile } = await build(options);
      const watchFiles = Object.keys(metafile.inputs).map(file => `${import.meta.dirname}/${file}`);
      return { contents: outputFiles[0].text, loader: 'text', watchFiles };
    });
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
  plugins: [styleTexts],
  entryPoints: ['client/src/views/pages.ts'],
};

/** What `installed-texts.ts` gives, in one file: some forty would be half of the package. */
async function installedTexts() {
  const folders = { runtime: 'server/src/generate/runtime', sample: 'samples' };
  const texts = Object.entries(folders).map(async ([name, folder]) => [name, await textsIn(folder)]);
  return Object.fromEntries(await Promise.all(texts));
}

async function textsIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const texts = files.sort().map(async file => {
    const text = await readFile(file, 'utf8');
    return [relative(folder, file).replaceAll(sep, '/'), text.replaceAll('\r\n', '\n')];
  });
  return Object.fromEntries(await Promise.all(texts));
}

// Nothing of a build before is to be packed.
await rm('dist', { recursive: true, force: true });
await mkdir('dist');
await writeFile('dist/texts.json', JSON.stringify(await installedTexts()));
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
