import vm from 'node:vm';
import type { HandlerProgram } from './messages.ts';

/**
 * Runs modules in a context, each once, and what they import before it is needed.
 * @returns what gives the exports of a file
 */
export function moduleLoader(
  modules: HandlerProgram['modules'],
  context: vm.Context,
  parse: (json: string) => unknown,
): (file: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const { code = '', imports } = modules.get(file) ?? {};
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    try {
      if (file.endsWith('.json')) {
        module.exports = parse(code);
      } else {
        const run = vm.compileFunction(code, ['exports', 'require', 'module'], {
          filename: file,
          parsingContext: context,
        });
        run.call(module.exports, module.exports, (name: string) => load(imports?.get(name) ?? name), module);
      }
    } catch (error) {
      // Whoever imports it next is to see that it is broken, too.
      loaded.delete(file);
      throw error;
    }
    return module.exports;
  };
  return load;
}
