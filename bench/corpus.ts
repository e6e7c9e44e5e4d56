import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface CorpusSize {
  contracts: number;
  operationsPerContract: number;
}

/** The size that the figures in the documentation speak of: 2,000 operations in about 700 kB. */
export const LARGE: CorpusSize = { contracts: 200, operationsPerContract: 10 };

/**
 * Writes a workspace of contracts as a large company has them: a service a file, requests and results of their own,
 * types shared by import, generics, enums, documentation and facets.
 */
export async function writeCorpus(folder: string, { contracts, operationsPerContract }: CorpusSize): Promise<void> {
  await mkdir(path.join(folder, 'contracts', 'shared'), { recursive: true });
  const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
  await write('mpaas.config.json', CONFIG);
  await write('contracts/shared/common.ts', SHARED);
  for (let index = 0; index < contracts; index++) {
    await write(`contracts/area${index}.rpc.ts`, contract(index, operationsPerContract));
  }
}

/** One contract of the corpus, with `salt` in a comment and a field's name so that an edit changes something. */
export function contract(index: number, operations: number, salt = ''): string {
  const names = Array.from({ length: operations }, (_, operation) => `operation${operation}`);
  return [
    `import type { Audit, Kind, Page } from './shared/common';`,
    '',
    `/** Area ${index} of the company. */`,
    `export interface Area${index}Service {`,
    ...names.map(name => operation(index, name)),
    '}',
    ...names.map(name => types(index, name, salt)),
    '',
  ].join('\n');
}

function operation(index: number, name: string): string {
  const type = pascal(index, name);
  return `  /**
   * Does ${name}.
   * @operationType com.example.area${index}.${name}
   * @http POST /area${index}/${name}
   */
  ${name}(request: ${type}): Promise<Page<${type}Result>>;`;
}

function types(index: number, name: string, salt: string): string {
  const type = pascal(index, name);
  return `export interface ${type} {
  /** @minLength 1 @example "a1" */
  id: string;
  amount${salt}?: number;
  kind: Kind;
}
export interface ${type}Result {
  id: string;
  state: 'open' | 'done';
  audit: Audit;
}`;
}

function pascal(index: number, name: string): string {
  return `Area${index}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const CONFIG = `{
  "contracts": ["contracts/**/*.rpc.ts"],
  "app": { "appId": "BENCH0001", "workspaceId": "default", "secret": { "env": "MPAAS_BENCH_SECRET" } },
  "generate": [{ "target": "http-client", "out": "client" }]
}
`;

const SHARED = `/** A part of a list. */
export interface Page<T> {
  items: T[];
  total: number;
}

export interface Audit {
  createdAt: Date;
  changedAt: Date | null;
  by: string;
}

export enum Kind {
  Small = 'small',
  Large = 'large',
}
`;
