import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { Project } from '../../../server/src/workspace/project.ts';
import { SourceIndex } from '../../../server/src/workspace/source-index.ts';
import { TestWorkspace } from '../../support/workspace.ts';
import { TestTexts } from './open-texts.ts';

const CONTRACT = `import type { Item } from './shared';

/** @operationPrefix com.example.a */
export interface AService {
  /** Finds. @http GET /items/{id} */
  find(request: { id: string; /** @minimum 1 */ page?: number }): Promise<Item[]>;
  /** @operationType com.example.other @timeout 5000 */
  save(request: Item): Promise<void>;
}
`;
const SHARED =
  "export interface Item { id: string; next?: Item | null; level: Level }\nexport type Level = 'low' | 'high';\n";
const PAGE = "AlipayJSBridge.call('rpc', { operationType: 'com.example.other', requestData: [{}] });\n";
const FIRST: Record<string, string> = {
  'a.rpc.ts': CONTRACT,
  'b.rpc.ts': CONTRACT.replaceAll('AService', 'BService').replaceAll('com.example.', 'com.example.b.'),
  'more/c.rpc.ts': CONTRACT.replaceAll('AService', 'CService').replace('./shared', '../shared'),
  'shared.ts': SHARED,
  'page.js': PAGE,
  'App.java': '@OperationType("com.example.other") void save();\n',
};
const FILES = Object.keys(FIRST);
const CONFIG = '{"contracts":["**/*.rpc.ts"]}';
/** What typing puts in: parts of contracts, and what breaks them. */
const PIECES = [
  ...['@operationType com.example.other ', '@http POST /x ', '@timeout 5s ', '@minLength 1 ', '/** ', ' */', '*', "'"],
  ...['{', '}', '(', ')', ';', '\n', ' ', 'x', 'string', 'Item', 'Level', ' | null', '?: ', 'id: string; ', '`', '"'],
  ...["operationType: 'com.example.a.find'", 'export ', 'interface Z { y(): Promise<void> }\n', "from './more/none'"],
];

const file = fc.constantFrom(...FILES);
const EDIT = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('type'),
      file,
      at: fc.nat(),
      cut: fc.nat(12),
      piece: fc.constantFrom(...PIECES),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('restore'), file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('save and close', 'close', 'delete', 'write'), file }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look'), file }) },
) as fc.Arbitrary<Edit>;

type Edit =
  | { kind: 'type'; file: string; at: number; cut: number; piece: string }
  | { kind: 'restore' | 'save and close' | 'close' | 'delete' | 'write' | 'look'; file: string };

/** What the server keeps of a workspace from edit to edit. */
class State implements AsyncDisposable {
  readonly project: Project;
  readonly index: SourceIndex;

  constructor(
    private readonly workspace: TestWorkspace,
    readonly texts: EditedTexts,
  ) {
    this.project = new Project(workspace.path('mpaas.config.json'), texts);
    this.index = new SourceIndex(texts, error => assert.fail(String(error)));
  }

  follow(): void {
    this.index.follow(Promise.resolve([{ folder: this.workspace.folder, excludes: [] }]));
  }

  async perform(edit: Edit): Promise<void> {
    const file = this.workspace.path(edit.file);
    const text = this.texts.text(file) ?? FIRST[edit.file] ?? '';
    switch (edit.kind) {
      case 'type': {
        const at = edit.at % (text.length + 1);
        return this.type(file, text.slice(0, at) + edit.piece + text.slice(at + edit.cut));
      }
      case 'restore':
        return this.type(file, FIRST[edit.file] ?? '');
      case 'save and close':
        await this.workspace.write(edit.file, text);
        this.onDisk(file, 'changed');
        return this.type(file, undefined);
      case 'close':
        return this.type(file, undefined);
      case 'delete':
        await rm(file, { force: true });
        return this.onDisk(file, 'deleted');
      case 'write':
        await this.workspace.write(edit.file, FIRST[edit.file] ?? '');
        return this.onDisk(file, 'created');
      case 'look':
        await this.project.analyze();
        this.index.allSites();
    }
  }

  /** All that is known, without how long it took. */
  async known() {
    await this.index.ready;
    const { ms: _ms, ...analysis } = await this.project.analyze();
    return { analysis, sites: this.index.allSites() };
  }

  private type(file: string, text: string | undefined): void {
    if (text === undefined) this.texts.close(file);
    else this.texts.open(file, text);
    this.project.textChanged(file, text);
    this.index.textChanged(file, text);
  }

  private onDisk(file: string, kind: 'created' | 'changed' | 'deleted'): void {
    this.project.filesChanged([{ file, kind }]);
    this.index.filesChanged([{ file, kind }]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.index.dispose();
    await this.project.dispose();
  }
}

/** Open texts, of which those of TypeScript are contracts as in an editor. */
class EditedTexts extends TestTexts {
  override contracts() {
    const scripts = this.all().filter(file => path.extname(file) === '.ts');
    return scripts.map(file => ({ file, text: this.text(file) ?? '' }));
  }
}

describe('a server after edits', () => {
  const CASES: Record<string, Edit[]> = {
    'an import leads to what is declared again': [
      { kind: 'type', file: 'shared.ts', at: 0, cut: 7, piece: '(' },
      { kind: 'look', file: 'shared.ts' },
      { kind: 'restore', file: 'shared.ts' },
    ],
    'a source is typed in while it is read': [
      { kind: 'type', file: 'page.js', at: 0, cut: 0, piece: ' ' },
      { kind: 'write', file: 'page.js' },
      { kind: 'type', file: 'page.js', at: 0, cut: 0, piece: '\n' },
    ],
  };
  for (const [what, edits] of Object.entries(CASES)) {
    it(`knows what is true when ${what}`, async () => {
      await using workspace = await TestWorkspace.create({ ...FIRST, 'mpaas.config.json': CONFIG });
      const texts = new EditedTexts();
      await using state = new State(workspace, texts);
      state.follow();
      for (const edit of edits) await state.perform(edit);
      await using fresh = new State(workspace, texts);
      fresh.follow();
      assert.deepEqual(await state.known(), await fresh.known());
    });
  }
});

describe('a server after ten thousand edits', () => {
  it('knows what one that starts then would know', async () => {
    const edits = fc.array(EDIT, { minLength: 500, maxLength: 500 });
    await fc.assert(
      fc.asyncProperty(edits, async edits => {
        await using workspace = await TestWorkspace.create({
          ...FIRST,
          'mpaas.config.json': CONFIG,
        });
        const texts = new EditedTexts();
        await using state = new State(workspace, texts);
        state.follow();
        for (const [number, edit] of edits.entries()) {
          await state.perform(edit);
          if (number % 50 !== 49) continue;
          await using fresh = new State(workspace, texts);
          fresh.follow();
          assert.deepEqual(await state.known(), await fresh.known(), `after edit ${number}`);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }).timeout(300_000);
});
