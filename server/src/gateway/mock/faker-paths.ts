import { fakerValue } from './faker-values.ts';
import { sourceOf } from './source.ts';

/** Methods that work on what they are given, and one that is going away and says so on the console. */
const LEFT_OUT = /^helpers\.|^image\.urlLoremFlickr$/;

let paths: Promise<readonly string[]> | undefined;

/** What `@faker` can name: every method of faker that gives a value of JSON without arguments, as `person.fullName`. */
export function fakerPaths(): Promise<readonly string[]> {
  paths ??= findPaths();
  return paths;
}

async function findPaths(): Promise<string[]> {
  const source = await sourceOf('en');
  source.start('paths');
  const modules = Object.entries(source.faker).filter(([, module]) => typeof module === 'object' && module !== null);
  return modules
    .flatMap(([name, module]) => methodsOf(module).map(method => `${name}.${method}`))
    .filter(path => !LEFT_OUT.test(path) && fakerValue(path, source) !== undefined)
    .sort();
}

/** Names on the prototypes between an object and `Object`; methods that say "do not call" start with `_`. */
function methodsOf(module: object): string[] {
  const names = new Set<string>();
  for (let each = module; each !== Object.prototype && each !== null; each = Object.getPrototypeOf(each)) {
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  }
  return [...names].filter(name => /^[a-z]\w*$/i.test(name) && name !== 'constructor' && isMethod(module, name));
}

function isMethod(module: object, name: string): boolean {
  return typeof Reflect.get(module, name) === 'function';
}
