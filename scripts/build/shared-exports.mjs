import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ROOT } from './root.mjs';

const require = createRequire(import.meta.url);

const SHARED = /^(vscode|vscode-languageserver(-protocol)?(\/node)?|@vscode\/l10n|node:path)$/;

/**
 * Each file that imports a CommonJS library would copy all that it exports, one by one: some hundred names for each of
 * some hundred files, which was half of the time that the extension takes to load. Here one module has them for all.
 */
export const sharedExports = {
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
      return { contents, resolveDir: ROOT };
    });
  },
};

/** What the least VS Code that we run in exports: it exists in VS Code alone, so its types tell. */
async function namesOfVscode() {
  const types = await readFile(require.resolve('@types/vscode/index.d.ts'), 'utf8');
  const found = types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm);
  return [...new Set(Array.from(found, ([, name]) => name))];
}
