import { ROOT } from './root.mjs';

/**
 * What the bundles `require` from a file beside them instead of containing it:
 * - the contract reader, because ts-morph costs half a second to load and most starts do not need it;
 * - what speaks with the language server, which no window has to wait for;
 * - the gateway, which the command line loads only to serve;
 * - what makes contracts of OpenAPI and Java, with parsers for both;
 * - what knows offline packages, which most windows never ask for;
 * - what is known of codes, which is large;
 * - what is said of logs in editors, which most windows never show.
 */
export const separateFiles = {
  name: 'separate-files',
  setup(build) {
    const isEntry = ({ kind }) => kind === 'entry-point';
    const keep = (filter, file) =>
      build.onResolve({ filter }, args => (isEntry(args) ? undefined : { path: file, external: true }));
    const keepCompiled = (filter, file) =>
      build.onResolve({ filter }, args => (isEntry(args) ? undefined : { path: file, namespace: 'compiled-file' }));
    keepCompiled(/\/contracts\/reader(\.ts)?$|^\.\.?\/reader(\.ts)?$/, 'reader.js');
    keepCompiled(/\/gateway\/main(\.ts)?$/, 'gateway.js');
    keepCompiled(/\/server-run(\.ts)?$/, 'language-client.js');
    keep(/\/import-contracts(\.ts)?$/, './import.js');
    keep(/\/domain(\.ts)?$/, './domain.js');
    keep(/\/codes\/catalogue(\.ts)?$/, './catalogue.js');
    keep(/\/annotate\/log-language(\.ts)?$/, './log-language.js');
    build.onLoad({ filter: /.*/, namespace: 'compiled-file' }, ({ path }) => ({
      contents: `const { requireWithCodeCache } = require('./server/src/files/code-cache.ts');
        module.exports = requireWithCodeCache(require('node:path').join(__dirname, '${path}'), { exports: {} });`,
      resolveDir: ROOT,
    }));
  },
};
