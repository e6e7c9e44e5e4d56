import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../cli.ts';
import { copyExamples } from '../examples.ts';
import { commitAll, git } from '../git-repository.ts';
import { TestWorkspace } from '../workspace.ts';

const FIXTURES = path.resolve(__dirname, '..', '..', 'fixtures');

/** Files of the fixtures, by the names that examples give them. */
const COPIES: Record<string, string> = {
  'gateway.log': 'logs/gateway-digest.log',
  'gateway-page-digest.log': 'logs/gateway-digest.log',
  'app.log': 'logs/android-exception.log',
  'logs/monday/gateway.log': 'logs/gateway-digest.log',
};

const PACKAGES = ['70000000_1.0.0.6.amr', 'old.amr', 'new.amr', 'before.amr', 'after.amr'];

/**
 * A copy of `examples/` with everything that examples of the documentation speak of: documents to import, logs, packages that are
 * signed with the key of `public.pem`, and commits that are tagged `v1.0` and `v1.4.0`.
 * @param port of the gateway, which the environment `test` leads to as well
 */
export async function docsWorkspace(port: number): Promise<TestWorkspace> {
  const workspace = await copyExamples();
  await workspace.write('mpaas.config.json', configWithPort(await workspace.read('mpaas.config.json'), port));
  await workspace.write('web/dist/www/index.html', '<!doctype html><title>Shop</title>');
  await workspace.write('login.call.json', LOGIN);
  await workspace.write('shop.yaml', OPENAPI);
  await workspace.write('src/main/java/com/example/facade/CouponFacade.java', JAVA);
  await mkdir(workspace.path('apps'));
  for (const [to, from] of Object.entries(COPIES)) {
    await cp(path.join(FIXTURES, from), workspace.path(to), { recursive: true });
  }
  await addPackages(workspace);
  await commitAll(workspace.folder);
  for (const tag of ['v1.0', 'v1.4.0']) await git(workspace.folder, 'tag', tag);
  return workspace;
}

const LOGIN =
  '{ "operation": "com.example.account.login", "request": { "userName": "alice", "password": "correct horse" } }';

const OPENAPI = `openapi: 3.0.3
info: { title: Vouchers, version: '1' }
paths:
  /vouchers/{id}:
    get:
      operationId: voucher
      tags: [vouchers]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: One, content: { application/json: { schema: { type: string } } } } }
`;

const JAVA = `package com.example.facade;

public interface CouponFacade {
    @OperationType("com.example.coupon.take")
    String take(String code);
}
`;

function configWithPort(text: string, port: number): string {
  const config = JSON.parse(text);
  const environments = { test: { url: `http://127.0.0.1:${port}/mgw.htm`, secret: { env: 'MPAAS_APP_SECRET' } } };
  return JSON.stringify({ ...config, gateway: { ...config.gateway, port }, environments });
}

async function addPackages(workspace: TestWorkspace): Promise<void> {
  const packed = await packedOnce();
  await cp(packed.path('keys/public.pem'), workspace.path('public.pem'));
  for (const name of PACKAGES) await cp(packed.path('package.amr'), workspace.path(name));
}

let packed: Promise<TestWorkspace> | undefined;

/** A key pair costs more than all else here. The folder goes with `removePacked`. */
function packedOnce(): Promise<TestWorkspace> {
  packed ??= pack();
  return packed;
}

/** Removes what the workspaces were made of. */
export async function removePacked(): Promise<void> {
  await (await packed)?.[Symbol.asyncDispose]();
  packed = undefined;
}

async function pack(): Promise<TestWorkspace> {
  const workspace = await TestWorkspace.create({ 'dist/www/index.html': '<!doctype html><title>Shop</title>' });
  const commands = [
    'keygen --out keys',
    'pack dist --app-id 70000000 --version 1.0.0.6 --key keys/private.pem -o package.amr',
  ];
  for (const command of commands) {
    const { exitCode, stderr } = await runCli(command.split(' '), { cwd: workspace.folder });
    if (exitCode !== 0) throw new Error(stderr);
  }
  return workspace;
}
