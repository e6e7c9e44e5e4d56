import path from 'node:path';
import type { CancellationSignal } from '../cancellation.ts';
import { CONFIG_FILE_NAME } from '../config/find.ts';
import { operationTypeOf } from '../import/names.ts';
import { newContract, OPERATION } from './new-contract.ts';
import { APP_SECRET, type ProjectFile, PUBLIC_KEY, writeProject } from './write-project.ts';

/** What a new project is made of. */
export interface NewProject {
  /** Absolute. */
  folder: string;
  /** Of its one service. */
  service: string;
  /** What its operation type starts with. */
  prefix: string;
}

/** What was made, and what one does with it next. */
export interface MadeProject {
  /** Relative to the project, with `/`, sorted. */
  files: string[];
  /** Of them: the config and the one contract. */
  config: string;
  contract: string;
  /** Its one operation, with a request that it takes. */
  operationType: string;
  request: string;
  package: ProjectPackage;
}

interface ProjectPackage {
  appId: string;
  version: string;
  /** The folder of its content, relative to the project. */
  root: string;
}

/** Eight digits, as the console gives H5 packages; the user replaces it by theirs. */
const PACKAGE: ProjectPackage = { appId: '70000000', version: '1.0.0.0', root: 'h5' };

const CONFIG = `{
  "contracts": ["contracts/**/*.rpc.ts"],
  "app": { "workspaceId": "default", "secret": { "file": "${APP_SECRET}" } },
  "generate": [{ "target": "h5-client", "out": "src/rpc" }],
  "gateway": { "port": 8680, "mocks": "mocks" },
  "packages": [
    { "appId": "${PACKAGE.appId}", "version": "${PACKAGE.version}", "root": "${PACKAGE.root}", "publicKey": "${PUBLIC_KEY}" }
  ]
}
`;

/** In the console's format; its result is one of the contract's. */
const MOCK = `{ "resultStatus": 1000, "tips": "ok", "result": { "id": "1" } }
`;

const PAGE = `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Offline package</title>
  </head>
  <body></body>
</html>
`;

/**
 * Makes a project that works at once: a config, a contract with a mock for its operation, a page to pack, a key pair and a
 * secret. What exists is never overwritten.
 * @throws ScaffoldError, KeyError, CancelledError, errors of the system
 */
export async function newProject(project: NewProject, token?: CancellationSignal): Promise<MadeProject> {
  const { folder, service, prefix } = project;
  const { name, text } = newContract(service, prefix);
  const operationType = operationTypeOf(prefix, OPERATION);
  const contract = `contracts/${name}`;
  const texts: ProjectFile[] = [
    { path: CONFIG_FILE_NAME, text: CONFIG },
    { path: contract, text },
    { path: `mocks/${operationType}.json`, text: MOCK },
    { path: `${PACKAGE.root}/index.html`, text: PAGE },
  ];
  const files = await writeProject(path.resolve(folder), texts, token);
  return { files, config: CONFIG_FILE_NAME, contract, operationType, request: '{"id":"1"}', package: PACKAGE };
}
