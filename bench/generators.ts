import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { type CorpusSize, writeCorpus } from './corpus.ts';
import { writeOpenApiCorpus } from './openapi-corpus.ts';
import { installPeer, type Peer } from './peer.ts';
import { TYPESPEC_VERSION, writeTypeSpecCorpus } from './typespec-corpus.ts';

/** A command line that generates something from a description of services. */
export interface Generator {
  /** What people call it, with its version. */
  title: string;
  /** What it makes of the description, to tell how much of the work is the same. */
  makes: string;
  /**
   * Installs it, and writes the description into a folder that is there.
   * @returns what Node.js is started with in that folder
   */
  prepare(folder: string, size: CorpusSize): Promise<string[]>;
  /** What it writes in that folder. */
  outputs: string[];
  /** Fits in what it wrote once for each operation. */
  operation: RegExp;
}

export const OURS: Generator = {
  title: 'mpaas',
  makes: 'types, calls and their runtime',
  async prepare(folder, size) {
    await writeCorpus(folder, size);
    return [path.resolve(__dirname, '..', 'dist', 'cli.js'), 'generate'];
  },
  outputs: ['client', 'mpaas.lock.json'],
  operation: /@operationType com\.example\./g,
};

const OPENAPI_TYPESCRIPT: Peer = {
  name: 'openapi-typescript',
  version: '7.13.0',
  beside: [{ name: 'typescript', version: '5.9.3' }],
};
/** The last version that does not ask for Node.js 22. */
const ORVAL: Peer = { name: 'orval', version: '7.13.2' };
const TYPESPEC_OPENAPI: Peer = {
  name: '@typespec/openapi3',
  version: TYPESPEC_VERSION,
  beside: ['compiler', 'http', 'openapi'].map(name => ({ name: `@typespec/${name}`, version: TYPESPEC_VERSION })),
};

export const PEERS: Generator[] = [
  {
    title: `openapi-typescript ${OPENAPI_TYPESCRIPT.version}`,
    makes: 'types alone',
    async prepare(folder, size) {
      const script = path.join(await installPeer(OPENAPI_TYPESCRIPT), 'bin', 'cli.js');
      return [script, await openApi(folder, size), '--output', 'client/api.ts'];
    },
    outputs: ['client'],
    operation: /^ {4}"com\.example\.[^"]+": \{$/gm,
  },
  {
    title: `orval ${ORVAL.version}`,
    makes: 'types and calls',
    async prepare(folder, size) {
      const script = path.join(await installPeer(ORVAL), 'dist', 'bin', 'orval.js');
      // A file a service, as ours.
      const options = ['--output', 'client/api.ts', '--client', 'fetch', '--mode', 'tags-split'];
      return [script, '--input', await openApi(folder, size), ...options];
    },
    outputs: ['client'],
    operation: /^export const comExample\w+ = async /gm,
  },
  {
    title: `TypeSpec ${TYPESPEC_VERSION}`,
    makes: 'an OpenAPI document, no code',
    async prepare(folder, size) {
      const emitter = await installPeer(TYPESPEC_OPENAPI);
      const packages = path.resolve(emitter, '..', '..');
      await writeTypeSpecCorpus(folder, size, true);
      // It looks for what a description imports from the description's folder upward.
      await symlink(packages, path.join(folder, 'node_modules'), 'junction');
      const script = path.join(packages, '@typespec', 'compiler', 'cmd', 'tsp.js');
      const options = ['--emit', TYPESPEC_OPENAPI.name, '--option', `${TYPESPEC_OPENAPI.name}.file-type=json`];
      return [script, 'compile', '.', ...options, '--output-dir', 'client'];
    },
    outputs: ['client'],
    operation: /"operationId": "/g,
  },
];

/** @returns the document's path from the folder */
async function openApi(folder: string, size: CorpusSize): Promise<string> {
  const name = 'openapi.json';
  await writeOpenApiCorpus(path.join(folder, name), size);
  return name;
}
