import { ROOT } from './root.mjs';

/**
 * The texts: each bundle holds the library, and the copy of the first one serves all of a process, because all have to
 * speak one language. A file of its own would be read at each start.
 */
export const processWide = {
  name: 'process-wide',
  setup(build) {
    build.onResolve({ filter: /^@vscode\/l10n$/ }, ({ path, namespace }) =>
      namespace === 'process-wide' ? undefined : { path, namespace: 'process-wide' },
    );
    build.onLoad({ filter: /.*/, namespace: 'process-wide' }, ({ path }) => ({
      contents: `const place = Symbol.for('mpaas-gateway-tools ${path}');
        globalThis[place] ??= require('${path}');
        module.exports = globalThis[place];`,
      resolveDir: ROOT,
    }));
  },
};
