import { rm } from 'node:fs/promises';
import path from 'node:path';
import {
  FileChangeType,
  type Location,
  type LocationLink,
  type Position,
  type ProtocolRequestType,
  type Range,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ContractReader } from '../../server/src/contracts/reader.ts';
import { applyPlan } from '../../server/src/generate/apply.ts';
import { makePlan } from '../../server/src/generate/make-plan.ts';
import { fileOfUri, uriOfFile } from '../../server/src/workspace/files.ts';
import { readMarks, withMarks } from '../support/marks.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { type ConnectOptions, connect } from './connect.ts';
import type { TestClient } from './test-client.ts';

const LANGUAGES: Record<string, string> = {
  '.js': 'javascript',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.html': 'html',
  '.vue': 'vue',
  '.java': 'java',
  '.kt': 'kotlin',
  '.swift': 'swift',
  '.m': 'objective-c',
  '.json': 'json',
};

/** Something of an operation in every language, and what is generated from the contract. */
export const SHOP_FILES: Readonly<Record<string, string>> = {
  'mpaas.config.json': JSON.stringify({
    contracts: ['contracts/*.rpc.ts'],
    generate: [
      { target: 'h5-client', out: 'web/rpc' },
      { target: 'node-server', out: 'server/rpc' },
    ],
    gateway: { mocks: 'mocks' },
  }),
  'contracts/account.rpc.ts': `/** Users. */
export interface AccountService {
  /**
   * Signs in.
   * @operationType com.example.account.login
   */
  login(request: { name: string }): Promise<{ token: string }>;
  /** @operationType com.example.account.logout */
  logout(): Promise<void>;
}
`,
  'contracts/order.rpc.ts': `/** @operationPrefix com.example.order */
export interface OrderService {
  /** Finds one. */
  find(request: { id: string }): Promise<{ id: string }>;
}
`,
  'mocks/com.example.account.login.json': '{ "resultStatus": 1000, "result": { "token": "a" } }\n',
  'web/page.js':
    "export function signIn() {\n  AlipayJSBridge.call('rpc', { operationType: 'com.example.account.login' });\n}\n",
  'web/page.html': `<script>\nmy.call('rpc', { operationType: "com.example.account.login" });\n</script>\n`,
  'web/page.vue': '<script setup>\nconst enter = () => {\n  rpc.accountService.login({ name });\n};\n</script>\n',
  'web/names.ts': "export const LOGIN = 'com.example.account.login';\n",
  'web/app.ts':
    "import { createRpc } from './rpc';\nexport const start = () => createRpc().accountService.login({ name: 'a' });\n",
  'android/Client.java':
    'interface Client {\n  @OperationType("com.example.account.login")\n  Result login(Request request);\n}\n',
  'android/Client.kt':
    'interface Client {\n  @OperationType("com.example.account.login")\n  fun login(request: Request): Result\n}\n',
  'backend/Server.java':
    'class Server {\n  @OperationType("com.example.account.login")\n  public Result login(Request request) {\n    return null;\n  }\n}\n',
  'ios/Client.swift': 'func login() {\n  method.operationType = "com.example.account.login"\n}\n',
  'ios/Client.m':
    '@implementation Client\n- (void)login {\n  method.operationType = @"com.example.account.login";\n}\n@end\n',
};

/** A workspace with something of everything that belongs to operations, and a client on it. */
export class Shop implements AsyncDisposable {
  private constructor(
    readonly workspace: TestWorkspace,
    readonly client: TestClient,
    private readonly texts: Map<string, string>,
    private readonly cursor: { file: string; position: Position } | undefined,
  ) {}

  /**
   * @param changed files in place of those of `SHOP_FILES` or beside them, one with the cursor `┆`; it is opened with its
   *   text, and is on disk without it when `SHOP_FILES` has it
   */
  static async open(
    options: Omit<ConnectOptions, 'folders'> & { folders?: string[] },
    changed: Readonly<Record<string, string>> = {},
  ): Promise<Shop> {
    const workspace = await TestWorkspace.create({ ...SHOP_FILES, ...changed, ...withoutCursor(changed) });
    const config = await workspace.config();
    const { model } = await new ContractReader(config).read();
    await applyPlan(await makePlan({ config, model }), config, { overwrite: [] });
    const folders = (options.folders ?? ['.']).map(folder => workspace.path(folder));
    const client = await connect({ ...options, folders });
    const texts = new Map<string, string>();
    const shop = new Shop(workspace, client, texts, cursorIn(changed));
    if (shop.cursor) await shop.type(shop.cursor.file, readMarks(changed[shop.cursor.file] ?? '').text);
    return shop;
  }

  /** Opens a file with a text that is not on disk, or changes it when it is open. */
  async type(file: string, text: string): Promise<void> {
    const absolute = this.workspace.path(file);
    this.texts.set(file, text);
    if (this.client.isOpen(absolute)) await this.client.change(absolute, text);
    else await this.client.open(absolute, text, LANGUAGES[path.extname(file)]);
  }

  /** Deletes a file, which the editor notices. */
  async delete(file: string): Promise<void> {
    await rm(this.workspace.path(file));
    await this.client.changedOnDisk(this.workspace.path(file), FileChangeType.Deleted);
  }

  get at() {
    if (!this.cursor) throw new Error('There is no ┆ in any file.');
    const { file, position } = this.cursor;
    return { textDocument: { uri: uriOfFile(this.workspace.path(file)) }, position };
  }

  /** The answer to a request at the cursor, as the lines that it leads to: `page.js: call(«operationType»)`. */
  async lines<P, R extends Location | Location[] | LocationLink[] | null, PR, RO>(
    type: ProtocolRequestType<P, R, PR, void, RO>,
    more: object = {},
  ): Promise<string[]> {
    const params = { ...this.at, ...more };
    const answer: Location | Location[] | LocationLink[] | null = await this.client.connection.sendRequest(
      type.method,
      params,
    );
    const locations = answer === null ? [] : Array.isArray(answer) ? answer : [answer];
    return Promise.all(
      locations.map(each =>
        'targetUri' in each ? this.line(each.targetUri, each.targetSelectionRange) : this.line(each.uri, each.range),
      ),
    );
  }

  /** The line of a range, with marks around it. */
  async line(uri: string, { start, end }: Range): Promise<string> {
    const text = await this.textOf(uri);
    const document = TextDocument.create(uri, '', 1, text);
    const marked = withMarks(text, [{ start: document.offsetAt(start), end: document.offsetAt(end) }]);
    return `${this.nameOf(uri)}: ${(marked.split('\n')[start.line] ?? '').trim()}`;
  }

  /** What is in the editor, else what is on disk. */
  async textOf(uri: string): Promise<string> {
    const file = this.nameOf(uri);
    return this.texts.get(file) ?? (await this.workspace.read(file));
  }

  documentOf(file: string): { uri: string } {
    return { uri: uriOfFile(this.workspace.path(file)) };
  }

  private nameOf(uri: string): string {
    return path
      .relative(this.workspace.folder, fileOfUri(uri) ?? uri)
      .split(path.sep)
      .join('/');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client[Symbol.asyncDispose]();
    await this.workspace[Symbol.asyncDispose]();
  }
}

function withoutCursor(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([, text]) => text.includes('┆'))
      .map(([file, text]) => [file, SHOP_FILES[file] ?? readMarks(text).text]),
  );
}

function cursorIn(files: Readonly<Record<string, string>>) {
  for (const [file, marked] of Object.entries(files)) {
    const { text, cursor } = readMarks(marked);
    if (cursor === undefined) continue;
    return { file, position: TextDocument.create('', '', 1, text).positionAt(cursor) };
  }
  return undefined;
}

/** A file of the shop with the cursor behind the first `before` in it. */
export function at(file: string, before: string): Record<string, string> {
  const text = SHOP_FILES[file] ?? '';
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  return { [file]: text.replace(before, `${before}┆`) };
}
