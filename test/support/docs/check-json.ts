import assert from 'node:assert/strict';
import path from 'node:path';
import manifest from '../../../package.json';
import { readCalls } from '../../../server/src/calls/call-file.ts';
import { loadConfig } from '../../../server/src/config/load.ts';
import { createMockFiles } from '../../../server/src/gateway/mock/mock-files.ts';
import { TestWorkspace } from '../workspace.ts';

/** How the JSON of a file is tried, by the file's name. */
const JSON_FILES: [name: RegExp, check: (json: string, file: string) => Promise<void>][] = [
  [/^mpaas\.config\.json$/, checkConfig],
  [/\.call\.json$/, async json => assert.ok(readCalls(json).length > 0)],
  [/^mocks\//, checkMock],
  [/^\.vscode\/tasks\.json$/, async json => JSON.parse(json).tasks.forEach(checkTask)],
];

/**
 * Fails when a JSON example is not what its file has to be.
 * @param file in a workspace; what the page names no file for is a config, or a part of one
 */
export async function checkJson(json: string, file: string): Promise<void> {
  const check = JSON_FILES.find(([name]) => name.test(file))?.[1];
  assert.ok(check, `No check is known for ${file}.`);
  await check(json, file);
}

/** A part of a config has neither contracts nor packages, and may come without the braces around it. */
async function checkConfig(json: string): Promise<void> {
  const part = JSON.parse(json.startsWith('{') ? json : `{${json}}`);
  const config = part.contracts || part.packages ? part : { contracts: ['*.rpc.ts'], ...part };
  await using workspace = await TestWorkspace.create({ 'mpaas.config.json': JSON.stringify(config) });
  const { findings } = await loadConfig(workspace.path('mpaas.config.json'));
  assert.deepEqual(
    findings.map(({ message }) => message),
    [],
  );
}

async function checkMock(json: string, file: string): Promise<void> {
  await using workspace = await TestWorkspace.create({ [file]: json });
  const answer = createMockFiles(workspace.path('mocks')).find(path.basename(file, '.json'), {}, '');
  assert.equal(answer?.code, JSON.parse(json).resultStatus);
}

function checkTask(task: Record<string, unknown>): void {
  const { type, properties } = manifest.contributes
    .taskDefinitions[0] as (typeof manifest.contributes.taskDefinitions)[0];
  assert.equal(task.type, type);
  assert.ok(properties.task.enum.includes(String(task.task)));
  const known = new Set(['label', 'type', ...Object.keys(properties)]);
  assert.deepEqual(
    Object.keys(task).filter(key => !known.has(key)),
    [],
  );
}
