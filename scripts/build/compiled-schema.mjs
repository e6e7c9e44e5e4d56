import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { ROOT } from './root.mjs';

/** `config-schema.ts` compiles the schema of configs, which takes a tenth of a second: bundles get what comes of it. */
export const compiledSchema = {
  name: 'compiled-schema',
  setup(build) {
    build.onLoad({ filter: /[\\/]config[\\/]config-schema\.ts$/ }, async ({ path }) => {
      const names = ['schemas/mpaas.config.schema.json', 'server/src/config/schema-options.json'];
      const files = names.map(name => join(ROOT, name));
      const [schema, options] = await Promise.all(files.map(async file => JSON.parse(await readFile(file, 'utf8'))));
      const ajv = new Ajv({ ...options, code: { source: true } });
      const code = standaloneCode(ajv, ajv.compile(schema));
      const watchFiles = [path, ...files];
      return { contents: `${code}\nmodule.exports = { matchesSchema: module.exports };`, loader: 'js', watchFiles };
    });
  },
};
