import assert from 'node:assert/strict';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { withHeader } from '../../../server/src/generate/header.ts';
import type { FileEvent } from '../../../server/src/workspace/project.ts';
import { SourceIndex } from '../../../server/src/workspace/source-index.ts';
import { TestWorkspace } from '../../support/workspace.ts';
import { TestTexts } from './open-texts.ts';

const LOGIN = "my.call('rpc', { operationType: 'com.example.login' });\n";
const LOGOUT = "my.call('rpc', { operationType: 'com.example.logout' });\n";

describe('the index of sources', () => {
  it('knows nothing and does nothing before it has a root', async () => {
    await using workspace = await TestWorkspace.create({ 'a.js': LOGIN });
    await using test = new Test(workspace);
    test.index.filesChanged([{ file: workspace.path('a.js'), kind: 'changed' }]);
    await test.edit('a.js', LOGOUT);
    assert.deepEqual(await test.sites(), []);
  });

  it('finds sources of every language, and nothing in what is not ours', async () => {
    await using workspace = await TestWorkspace.create({
      'a.js': LOGIN,
      'b/c/Client.java': '@OperationType("com.example.login") Result login();\n',
      'b/Page.vue': `<script>${LOGOUT}</script>`,
      's.rpc.ts': LOGIN,
      'lib.min.js': LOGIN,
      'node_modules/x/a.js': LOGIN,
      '.git/a.js': LOGIN,
      'b/dist/a.js': LOGIN,
      'hidden/a.js': LOGIN,
      'b/generated.js': LOGIN,
      'read.md': LOGIN,
      'long.js': LOGIN.padEnd(1024 * 1024 + 1),
      'binary.js': new Uint8Array([...new TextEncoder().encode(LOGIN), 0xff, 0xfe]),
    });
    await using test = new Test(workspace);
    await test.follow(['hidden', '**/generated.*']);
    assert.deepEqual(await test.sites(), [
      'a.js: call com.example.login',
      'b/Page.vue: call com.example.logout',
      'b/c/Client.java: declaration com.example.login',
    ]);
    const named = test.index.sitesOf('com.example.login').map(({ file }) => path.basename(file));
    assert.deepEqual(named, ['a.js', 'Client.java']);
    assert.deepEqual(test.index.sitesOf('com.example'), []);
  });

  it('follows no links', async () => {
    await using workspace = await TestWorkspace.create({ 'a/a.js': LOGIN });
    await symlink(workspace.folder, workspace.path('a/loop'), 'junction');
    await using test = new Test(workspace);
    await test.follow();
    assert.deepEqual(await test.sites(), ['a/a.js: call com.example.login']);
    test.index.filesChanged([
      { file: workspace.path('a/loop/a/a.js'), kind: 'changed' },
      { file: workspace.path('a/loop/a'), kind: 'created' },
    ]);
    assert.deepEqual(await test.sites(), ['a/a.js: call com.example.login']);
  });

  it('tells generated files from others', async () => {
    const stub = withHeader(LOGIN, 'h5-client', ['a.rpc.ts']);
    await using workspace = await TestWorkspace.create({ 'a.ts': stub, 'b.ts': LOGIN, 'c.ts': `${stub}// edited\n` });
    await using test = new Test(workspace);
    await test.follow();
    await test.index.ready;
    assert.deepEqual(
      test.index.sitesOf('com.example.login').map(({ file, generated }) => [path.basename(file), generated]),
      [
        ['a.ts', true],
        ['b.ts', false],
        ['c.ts', true],
      ],
    );
  });

  it('takes the texts of open editors for what they replace', async () => {
    await using workspace = await TestWorkspace.create({ 'a.js': LOGIN });
    await using test = new Test(workspace);
    test.texts.open(workspace.path('new.js'), LOGIN);
    await test.follow();
    assert.deepEqual(await test.sites(), ['a.js: call com.example.login', 'new.js: call com.example.login']);
    test.type('a.js', LOGOUT);
    assert.equal(test.index.allSites()[0]?.site.operationType, 'com.example.logout');
    await test.edit('a.js', '');
    assert.deepEqual(await test.sites(), ['a.js: call com.example.logout', 'new.js: call com.example.login']);
    test.close('a.js');
    test.close('new.js');
    assert.deepEqual(await test.sites(), []);
  });

  it('finds calls of generated clients, again when other services come', async () => {
    const stub = withHeader('rpc.account.login();', 'h5-client', ['a.rpc.ts']);
    await using workspace = await TestWorkspace.create({
      'a.js': 'rpc.account.login(); rpc.order.find();',
      'b.vue': '<script>rpc.account.login(); rpc.account.login();</script>',
      'c.java': 'rpc.account.login();',
      'stub.ts': stub,
    });
    await using test = new Test(workspace);
    test.index.lookForServices(['account']);
    await test.follow();
    assert.deepEqual(await test.calls('account', 'login'), ['a.js', 'b.vue', 'b.vue']);
    assert.deepEqual(await test.calls('account', 'logout'), []);
    assert.deepEqual(await test.calls('order', 'find'), []);
    test.index.lookForServices(['account', 'order']);
    assert.deepEqual(await test.calls('order', 'find'), ['a.js']);
    test.type('a.js', '\nrpc.account.logout();');
    assert.deepEqual(await test.calls('account', 'logout'), ['a.js']);
    assert.deepEqual(await test.calls('order', 'find'), []);
    await test.remove('b.vue');
    assert.deepEqual(await test.calls('account', 'login'), []);
  });

  it('forgets what lies in no root any more, and stops looking there', async () => {
    await using workspace = await TestWorkspace.create({ 'a/a.js': LOGIN, 'b/b.js': LOGIN });
    await using test = new Test(workspace);
    test.followFolders('a', 'b');
    assert.equal((await test.sites()).length, 2);
    test.followFolders('b');
    assert.deepEqual(await test.sites(), ['b/b.js: call com.example.login']);
    test.followFolders('a', 'b');
    test.followFolders('a');
    assert.deepEqual(await test.sites(), ['a/a.js: call com.example.login']);
    test.followFolders('a', 'b');
    await test.index.dispose();
    assert.deepEqual(await test.sites(), ['a/a.js: call com.example.login']);
  });

  it('says that there are too many files', async () => {
    await using workspace = await TestWorkspace.create({ 'a.js': LOGIN, 'b.js': LOGIN, 'c.js': LOGIN });
    await using test = new Test(workspace, 2);
    await test.follow();
    assert.equal((await test.sites()).length, 2);
    assert.equal(test.index.limited, true);
    await using other = new Test(workspace, 3);
    await other.follow();
    assert.equal((await other.sites()).length, 3);
    assert.equal(other.index.limited, false);
    await other.edit('d.js', LOGIN);
    assert.equal((await other.sites()).length, 3);
    assert.equal(other.index.limited, true);
  });

  it('tells which files name other operations than before, or elsewhere', async () => {
    await using workspace = await TestWorkspace.create({ 'a.js': LOGIN, 'b.js': '' });
    await using test = new Test(workspace);
    await test.follow();
    assert.deepEqual(await test.changes(), ['a.js']);
    await test.edit('b.js', 'nothing');
    test.type('a.js', `\n${LOGIN}`);
    await test.edit('c.js', LOGOUT);
    assert.deepEqual(await test.changes(), ['a.js', 'c.js']);
    await test.remove('c.js');
    assert.deepEqual(await test.changes(), ['c.js']);
  });

  it('forgets what is read while its folder goes', async () => {
    await using workspace = await TestWorkspace.create({ 'a/b/y.ts': LOGOUT });
    await using test = new Test(workspace);
    await test.follow();
    await test.edit('a/b/x.js', LOGIN);
    await test.remove('a/b');
    assert.deepEqual(await test.sites(), []);
  });

  it('finds a folder that is called like a file in an editor', async () => {
    await using workspace = await TestWorkspace.create({ 'a/y.ts': LOGOUT });
    await using test = new Test(workspace);
    await test.follow();
    test.type('x.java', '');
    await test.rename('a', 'x.java');
    assert.deepEqual(await test.sites(), ['x.java/y.ts: call com.example.logout']);
  });

  it('is the same after any changes as one that starts afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(CHANGE, { minLength: 1, maxLength: 12 }), async changes => {
        await using workspace = await TestWorkspace.create({ 'a/x.js': LOGIN, 'a/b/y.ts': LOGOUT, 'z.java': '' });
        await using test = new Test(workspace);
        await test.follow();
        for (const change of changes) {
          if (change.waits) await test.index.ready;
          await apply(test, change);
        }
        await using fresh = new Test(workspace, undefined, test.texts);
        await fresh.follow();
        assert.deepEqual(await test.sites(), await fresh.sites());
        assert.deepEqual(
          test.index.files().map(({ file }) => file),
          fresh.index.files().map(({ file }) => file),
        );
      }),
      { numRuns: 60 },
    );
  });
});

const FOLDERS = ['', 'a', 'a/b', 'c', 'c.js'];
const NAMES = ['x.js', 'y.ts', 'z.java', 'b'];
const TEXTS = ['', LOGIN, LOGOUT, LOGIN + LOGOUT, '@OperationType("com.example.login")'];
const place = fc.tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...NAMES)).map(parts => path.posix.join(...parts));

const CHANGE = fc.record({
  kind: fc.constantFrom('edit', 'remove', 'rename', 'type', 'close'),
  file: place,
  other: place,
  text: fc.constantFrom(...TEXTS),
  waits: fc.boolean(),
});

type Change = typeof CHANGE extends fc.Arbitrary<infer T> ? T : never;

async function apply(test: Test, { kind, file, other, text }: Change): Promise<void> {
  if (kind === 'edit') await test.edit(file, text);
  else if (kind === 'remove') await test.remove(path.posix.dirname(file) === '.' ? file : path.posix.dirname(file));
  else if (kind === 'rename') await test.rename(file, other);
  else if (kind === 'type') test.type(file, text);
  else test.close(file);
}

/** An index over a workspace, told of what happens as an editor tells. */
class Test implements AsyncDisposable {
  readonly index: SourceIndex;
  private readonly changed: string[][] = [];
  private wake: () => void = () => undefined;

  constructor(
    private readonly workspace: TestWorkspace,
    limit?: number,
    readonly texts = new TestTexts(),
  ) {
    const fail = (error: unknown) => assert.fail(String(error));
    this.index = new SourceIndex(this.texts, fail, limit);
    this.index.onChanged(files => {
      this.changed.push(files);
      this.wake();
    });
  }

  async follow(excludes: string[] = []): Promise<void> {
    this.index.follow(Promise.resolve([{ folder: this.workspace.folder, excludes }]));
    await this.index.ready;
  }

  followFolders(...folders: string[]): void {
    this.index.follow(Promise.resolve(folders.map(folder => ({ folder: this.workspace.path(folder), excludes: [] }))));
  }

  /** All that is named, in words. */
  async sites(): Promise<string[]> {
    await this.index.ready;
    return this.index.allSites().map(({ file, site }) => `${this.nameOf(file)}: ${site.kind} ${site.operationType}`);
  }

  /** The files that call a method of a generated client, each as often as it does. */
  async calls(service: string, method: string): Promise<string[]> {
    await this.index.ready;
    return this.index.callsOf(service, method).map(({ file }) => this.nameOf(file));
  }

  /** The next files that listeners hear of. */
  async changes(): Promise<string[]> {
    while (this.changed.length === 0) await new Promise<void>(resolve => (this.wake = resolve));
    return (this.changed.shift() ?? []).map(file => this.nameOf(file)).sort();
  }

  type(file: string, text: string): void {
    this.texts.open(this.workspace.path(file), text);
    this.index.textChanged(this.workspace.path(file), text);
  }

  close(file: string): void {
    this.texts.close(this.workspace.path(file));
    this.index.textChanged(this.workspace.path(file), undefined);
  }

  async edit(file: string, text: string): Promise<void> {
    const target = this.workspace.path(file);
    await this.does('changed', [target], async () => {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    });
  }

  async remove(file: string): Promise<void> {
    const target = this.workspace.path(file);
    await this.does('deleted', [target], () => rm(target, { recursive: true }));
  }

  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [this.workspace.path(from), this.workspace.path(to)];
    await this.does('deleted', [source, target], async () => {
      await mkdir(path.dirname(target), { recursive: true });
      await rename(source, target);
    });
    this.index.filesChanged([{ file: target, kind: 'created' }]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.index.dispose();
  }

  private async does(kind: FileEvent['kind'], files: string[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      // What a system does not let one do has not happened.
    }
    this.index.filesChanged(files.map(file => ({ file, kind })));
  }

  private nameOf(file: string): string {
    return path.relative(this.workspace.folder, file).split(path.sep).join('/');
  }
}
