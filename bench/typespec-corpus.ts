import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CorpusSize } from './corpus.ts';

/** The last version that runs on Node.js 20, of the compiler and what goes with it. */
export const TYPESPEC_VERSION = '1.11.0';

/**
 * Writes what `writeCorpus` writes, in TypeSpec: the same services, operations, models and documentation.
 * @param hasHttp whether operations say how they are called over HTTP, which takes `@typespec/http` to compile
 */
export async function writeTypeSpecCorpus(folder: string, size: CorpusSize, hasHttp = false): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
  const names = Array.from({ length: size.contracts }, (_, index) => `area${index}.tsp`);
  await write('common.tsp', COMMON);
  await write('main.tsp', names.map(name => `import "./${name}";\n`).join(''));
  for (const [index, name] of names.entries()) {
    const text = typeSpecContract(index, size.operationsPerContract);
    await write(name, hasHttp ? withHttp(text, index) : text);
  }
}

function withHttp(text: string, index: number): string {
  const operations = text.replace(/^ {2}(\w+)\(request/gm, `  @post @route("/area${index}/$1")\n  $1(@body request`);
  return operations.replace(/^import .*$/m, '$&\nimport "@typespec/http";\nusing Http;');
}

/** One contract of the corpus, with `salt` in a property's name so that an edit changes something. */
export function typeSpecContract(index: number, operations: number, salt = ''): string {
  const names = Array.from({ length: operations }, (_, operation) => `operation${operation}`);
  return [
    'import "./common.tsp";',
    `/** Area ${index} of the company. */`,
    `interface Area${index}Service {`,
    ...names.map(
      name => `  /** Does ${name}. */\n  ${name}(request: ${type(index, name)}): Page<${type(index, name)}Result>;`,
    ),
    '}',
    ...names.map(name => models(index, name, salt)),
    '',
  ].join('\n');
}

function models(index: number, name: string, salt: string): string {
  return `model ${type(index, name)} {
  @minLength(1)
  id: string;
  amount${salt}?: float64;
  kind: Kind;
}
model ${type(index, name)}Result {
  id: string;
  state: "open" | "done";
  audit: Audit;
}`;
}

function type(index: number, name: string): string {
  return `Area${index}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const COMMON = `/** A part of a list. */
@friendlyName("PageOf{name}", T)
model Page<T> {
  items: T[];
  total: float64;
}

model Audit {
  createdAt: utcDateTime;
  changedAt: utcDateTime | null;
  by: string;
}

enum Kind {
  Small: "small",
  Large: "large",
}
`;
