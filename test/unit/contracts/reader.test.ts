import assert from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../../server/src/config/load.ts';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { printModel } from '../../support/print-model.ts';
import { TestWorkspace } from '../../support/workspace.ts';
import { assertFindings, CONFIG, read } from './contracts.ts';

/** Types as they are read from `type T = …` and its company. */
async function readType(declarations: string) {
  const contract = `/** @operationPrefix t */ interface S { m(): T; }\n${declarations}`;
  const { model, findings } = await read({ 'a.rpc.ts': contract });
  assert.deepEqual(
    findings.filter(finding => finding.severity === 'error'),
    [],
  );
  return printModel(model).split('\n').slice(1).join('\n');
}

describe('contract reader', () => {
  describe('operations', () => {
    it('reads the contract of the design', async () => {
      const { model, findings } = await read({
        'contracts/account.rpc.ts': `
          /** Sign-in and profile. */
          export interface AccountService {
            /**
             * Signs a user in.
             * @operationType com.example.account.login
             * @http POST /account/login
             */
            login(request: LoginRequest): Promise<LoginResult>;
          }
          export interface LoginRequest {
            /** @minLength 1 @example "alice" */ userName: string;
            password: string;
          }
          export interface LoginResult { token: string; expires: Date }`,
      });
      assert.deepEqual(findings, []);
      assert.equal(
        printModel(model),
        [
          'com.example.account.login POST /account/login(LoginRequest): LoginResult',
          'type LoginRequest = { userName: string {"minLength":1,"example":"alice"}; password: string }',
          'type LoginResult = { token: string; expires: date }',
        ].join('\n'),
      );
      assert.equal(model.services[0]?.description, 'Sign-in and profile.');
      assert.equal(model.services[0]?.operations[0]?.description, 'Signs a user in.');
      assert.equal(model.services[0]?.source.file, 'contracts/account.rpc.ts');
    });

    it('reads every tag', async () => {
      const { model, findings } = await read({
        'a.rpc.ts': `
          /** @operationPrefix com.example.orders */
          export interface OrderService {
            /** @http GET /orders/{id}/items @signCheck no @timeout 500 */
            items(request: { id: string; page?: number }): Promise<string[]>;
            /** @checkLogin @retryable */
            cancel: (id: string) => Promise<void>;
            /** @operationType other.name @deprecated Use cancel. */
            drop(id?: string): void;
            /** @http PUT /orders/{id}/note @consumes form */
            note(request: { id: string; text: string }): void;
            /** @consumes json */
            print(request: { id: string }): void;
          }`,
      });
      assert.deepEqual(findings, []);
      assert.equal(
        printModel(model),
        [
          'com.example.orders.items GET /orders/{id}/items({ id: string; page?: number }): string[] [unsigned 500ms]',
          'com.example.orders.cancel(string): void [login retryable]',
          'other.name(?string): void',
          'com.example.orders.note PUT /orders/{id}/note form({ id: string; text: string }): void',
          'com.example.orders.print({ id: string }): void',
        ].join('\n'),
      );
      assert.equal(model.services[0]?.operations[2]?.deprecated, 'Use cancel.');
    });
  });

  describe('types', () => {
    const cases: [name: string, declarations: string, expected: string][] = [
      ['keeps the order of unions', `type T = 'b' | 'a' | null | 3;`, 'type T = ("b" | "a" | null | 3)'],
      ['reads enums', `enum E { A, B = 5, C = 'c' } type T = E;`, 'type E = enum {A=0 B=5 C="c"}\ntype T = E'],
      ['reads a member of an enum', `enum E { A, B = 5 } type T = { e: E.B };`, 'type T = { e: 5 }'],
      ['reads arrays', 'type T = readonly (string | number)[];', 'type T = (string | number)[]'],
      ['reads records', 'type T = Record<string, number[]>;', 'type T = Record<number[]>'],
      ['reads index signatures', 'interface T { [key: string]: boolean }', 'type T = Record<boolean>'],
      ['reads records of known keys', `type T = Record<'a' | 'b', string>;`, 'type T = { a: string; b: string }'],
      ['reads dates', 'interface T { at: Date | null }', 'type T = { at: (date | null) }'],
      ['reads undefined as optional', 'interface T { a: string | undefined }', 'type T = { a?: string }'],
      [
        'keeps aliases of plain types',
        `/** @pattern ^1\\d+$ */ type T = string;`,
        'type T = string {"pattern":"^1\\\\d+$"}',
      ],
      [
        'keeps recursive types by name',
        'interface T { children: T[]; parent?: T | null }',
        'type T = { children: T[]; parent?: (T | null) }',
      ],
      [
        'reads bases that mention what extends them',
        'interface B { sub?: T; many: G<B>[] } interface T extends B { x: string } interface G<A> extends B { a: A }',
        'type B = { sub?: T; many: GOfB[] }\ntype GOfB = { sub?: T; many: GOfB[]; a: B }\ntype T = { sub?: T; many: GOfB[]; x: string }',
      ],
      [
        'flattens bases',
        'interface B<X> { a: X; b: string } interface T extends B<number> { b: string; c: null }',
        'type T = { a: number; b: string; c: null }',
      ],
      ['joins intersections', 'type T = { a: string } & { b: number };', 'type T = { a: string; b: number }'],
      ['wants what one part wants', 'type T = { a: string } & { a?: string };', 'type T = { a: string }'],
      ['takes the narrower of two', "type T = { a: 'x' | 'y' } & { a?: string };", 'type T = { a: ("x" | "y") }'],
      [
        'instantiates generics',
        'interface Page<X> { items: X[] } interface O { id: string } type T = { o: Page<O>; s: Page<string[]> };',
        'type O = { id: string }\ntype PageOfO = { items: O[] }\ntype PageOfStringList = { items: string[][] }\ntype T = { o: PageOfO; s: PageOfStringList }',
      ],
      [
        'instantiates defaults',
        'interface Page<X = string> { items: X[] } type T = { p: Page };',
        'type Page = { items: string[] }\ntype T = { p: Page }',
      ],
      [
        'applies utility types',
        `interface O { id: string; at?: Date } type T = { a: Partial<O>; b: Pick<O, 'id'>; c: Omit<O, 'id'>; d: Required<O> };`,
        'type T = { a: { id?: string; at?: date }; b: { id: string }; c: { at?: date }; d: { id: string; at: date } }',
      ],
      [
        'applies Exclude and NonNullable',
        `type L = 'a' | 'b' | 'c'; type T = { a: Exclude<L, 'a' | 'c'>; b: NonNullable<string | null> };`,
        'type T = { a: "b"; b: string }',
      ],
      ['follows indexed access', `interface O { status: 'x' | 'y' } type T = O['status'][];`, 'type T = ("x" | "y")[]'],
      [
        'takes quoted names',
        `interface T { 'content-type': string; 1: number }`,
        'type T = { content-type: string; 1: number }',
      ],
      [
        'reads facets',
        'interface T { /** @asType integer @minimum 1 @faker number.int */ n: number }',
        'type T = { n: number {"integer":true,"minimum":1,"faker":"number.int"} }',
      ],
    ];
    for (const [name, declarations, expected] of cases) {
      it(name, async () => assert.equal(await readType(declarations), expected));
    }
  });

  describe('files', () => {
    it('follows imports, re-exports and tsconfig paths', async () => {
      const { model, findings } = await read({
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@shared/*": ["./shared/src/*"] } } }',
        'contracts/a.rpc.ts': `import type { Money } from '@shared/index';
          import { Kind } from './kinds.js';
          /** @operationPrefix a */ export interface A { m(): Promise<{ price: Money; kind: Kind }> }`,
        'contracts/kinds.ts': 'export enum Kind { x }',
        'shared/src/index.ts': `export { Money } from './money';`,
        'shared/src/money.ts': 'export interface Money { cents: number }',
      });
      assert.deepEqual(findings, []);
      assert.equal(
        printModel(model),
        'a.m(): { price: Money; kind: Kind }\ntype Kind = enum {x=0}\ntype Money = { cents: number }',
      );
    });

    it('tells types of one name apart by their file', async () => {
      const contract = (service: string) =>
        `/** @operationPrefix ${service} */ export interface ${service} { m(): Item } interface Item { ${service}: string }`;
      const { model } = await read({ 'cart.rpc.ts': contract('Cart'), 'stock.rpc.ts': contract('Stock') });
      assert.equal(
        printModel(model),
        'Cart.m(): CartItem\nStock.m(): StockItem\ntype CartItem = { Cart: string }\ntype StockItem = { Stock: string }',
      );
    });

    it('does not depend on the order of files', async () => {
      const files = {
        'b.rpc.ts': '/** @operationPrefix b */ interface B { m(): X } interface X { b: 1 }',
        'a.rpc.ts': '/** @operationPrefix a */ interface A { m(): X } interface X { a: 1 }',
      };
      const forth = await read(files);
      const back = await read(Object.fromEntries(Object.entries(files).reverse()));
      assert.equal(JSON.stringify(forth.model), JSON.stringify(back.model));
    });
  });

  describe('findings', () => {
    it('names what cannot travel as JSON at its place', () =>
      assertFindings(
        `/** @operationPrefix a */
export interface A {
  m(request: { f: () => void; m: Map<string, number>; t: [string, number]; a: any; u: undefined; big: bigint }): Promise<Date>;
                  ~~~~~~~~~~ rpc/unsupported-type
                                 ~~~~~~~~~~~~~~~~~~~ rpc/unsupported-type
                                                         ~~~~~~~~~~~~~~~~ rpc/unsupported-type
                                                                              ~~~ rpc/unsupported-type
                                                                                      ~~~~~~~~~ rpc/unsupported-type
                                                                                                      ~~~~~~ rpc/unsupported-type
  n(request: Data): void;
}
interface Data {
  method(): string;
  ~~~~~~~~~~~~~~~~~ rpc/unsupported-type
  keys: keyof Data;
        ~~~~~~~~~~ rpc/unsupported-type
}`,
      ));

    it('names operations that the gateway could not find', () =>
      assertFindings(
        `export interface A {
  m(): void;
  ~ rpc/missing-operation-type
  /** @operationType has spaces */
      ~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/malformed-tag
  n(): void;
  /** @operationType x.y */
  o(a: string, b: string): void;
               ~~~~~~~~~ rpc/too-many-parameters
  /** @operationType x.y */
  p(): void;
  ~ rpc/duplicate-operation-type
  p(): void;
  ~ rpc/overloaded-operation
}`,
      ));

    it('names tags that say nothing usable', () =>
      assertFindings(
        `/** @operationPrefix a */
export interface A {
  /** @http FETCH /x */
      ~~~~~~~~~~~~~~ rpc/malformed-tag
  a(): void;
  /** @timeout soon */
      ~~~~~~~~~~~~~ rpc/malformed-tag
  b(r: { /** @minLength x @pattern ( @asType float */ s: string }): void;
             ~~~~~~~~~~~~ rpc/malformed-tag
                          ~~~~~~~~~~ rpc/malformed-tag
                                     ~~~~~~~~~~~~~ rpc/malformed-tag
}`,
      ));

    it('names paths that the request does not fit', () =>
      assertFindings(
        `/** @operationPrefix a */
export interface A {
  /** @http GET /x/{id}/{no} */
      ~~~~~~~~~~~~~~~~~~~~~~ rpc/http-path
      ~~~~~~~~~~~~~~~~~~~~~~ rpc/http-path
  a(r: { id?: string }): void;
  /** @http GET /x */
      ~~~~~~~~~~~~ rpc/http-query
  b(r: { filter: { a: string } }): void;
  /** @http POST /x */
      ~~~~~~~~~~~~~ rpc/http-request
  c(r: string): void;
  /** @http HEAD /x */
      ~~~~~~~~~~~~~ rpc/http-head
  d(): Promise<string>;
  /** @http HEAD /y */
  e(): void;
}`,
      ));

    it('names what leads nowhere or only to itself', () =>
      assertFindings(
        `import type { Gone } from './gone';
/** @operationPrefix a */
export interface A {
  a(r: Gone): Missing;
       ~~~~ rpc/unresolved-type
              ~~~~~~~ rpc/unresolved-type
  b(r: Loop): Page;
              ~~~~ rpc/unresolved-type
}
type Loop = Loop2 | null;
     ~~~~ rpc/circular-type
type Loop2 = Loop;
     ~~~~~ rpc/circular-type
interface Page<T> { items: T[] }
interface Fine { next: Fine | null }`,
      ));

    it('names an alias of itself in a query, which is asked whether it is plain', () =>
      assertFindings(
        `/** @operationPrefix com.example */
export interface A {
  /** @http GET /a */
  a(r: { loop: Loop }): void;
}
type Loop = Loop2 | null;
     ~~~~ rpc/circular-type
type Loop2 = Loop | string;
     ~~~~~ rpc/circular-type`,
      ));

    it('names flags that say no, and takes them as said', async () => {
      await assertFindings(
        `/** @operationPrefix com.example */
export interface A {
  /** @checkLogin no @retryable false */
      ~~~~~~~~~~~~~~ rpc/malformed-tag
                     ~~~~~~~~~~~~~~~~ rpc/malformed-tag
  a(): void;
  /** @checkLogin Nobody else may. */
  b(): void;
}`,
      );
    });

    it('suggests an operation type for an operation without one', async () => {
      const findings = await assertFindings(
        `export interface AccountService {
  /** @operationType com.shop.account.login */
  login(): void;
  logout(): void;
  ~~~~~~ rpc/missing-operation-type
}
export interface OrderService {
  cancel(): void;
  ~~~~~~ rpc/missing-operation-type
}`,
      );
      assert.deepEqual(
        findings.map(({ data }) => data?.operationType),
        ['com.shop.account.logout', 'com.example.order.cancel'],
      );
    });

    it('points from the second of two to the first', async () => {
      const operation = '/** @operationType com.example.m */ m(): void';
      const { findings } = await read({
        'a.rpc.ts': `export interface A { ${operation} }`,
        'b.rpc.ts': `export interface B { ${operation} }`,
      });
      assert.deepEqual(
        findings.flatMap(({ file, related }) => [path.basename(file), path.basename(related?.[0]?.file ?? '')]),
        ['b.rpc.ts', 'a.rpc.ts'],
      );
    });

    it('reports a generic type that instantiates itself for ever', () =>
      assertFindings(
        `/** @operationPrefix a */
export interface A { a(): Box<string> }
interface Box<T> { inner: Box<Box<T>> }
                          ~~~~~~~~~~~ rpc/unsupported-type
                              ~~~~~~ rpc/unsupported-type`,
      ));

    it('reads the others when one contract has a syntax error, is no UTF-8 or takes a service name twice', async () => {
      const good = '/** @operationPrefix good */ export interface Good { m(): string }';
      const { model, findings } = await read({
        'good.rpc.ts': good,
        'broken.rpc.ts': 'export interface Broken { m(: }',
        'latin.rpc.ts': Buffer.from('// caf\xe9', 'latin1'),
        'zz.rpc.ts': '/** @operationPrefix zz */ export interface Good { m(): string }',
      });
      assert.equal(printModel(model), 'good.m(): string');
      assert.deepEqual(model.unreadable, ['broken.rpc.ts', 'latin.rpc.ts']);
      assert.deepEqual(
        [...new Set(findings.map(({ code }) => code))],
        ['rpc/syntax-error', 'rpc/not-utf8', 'rpc/duplicate-service'],
      );
      assert.match(findings.find(({ code }) => code === 'rpc/not-utf8')?.message ?? '', /offset 6/);
    });
  });

  it('finds nothing wrong in the examples', async () => {
    const { config } = await loadConfig(path.resolve(__dirname, '../../../examples/mpaas.config.json'));
    assert.ok(config);
    assert.deepEqual((await new ContractReader(config).read()).findings, []);
  });

  it('reads what open editors hold, saved or not, contracts and what they import', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'shared.ts': 'export type Item = string;',
    });
    const reader = new ContractReader(await workspace.config());
    const contract = (from: string) =>
      `import type { Item } from './${from}'; /** @operationPrefix a */ export interface A { m(): Item }`;
    reader.update(workspace.path('a.rpc.ts'), contract('shared'));
    reader.update(workspace.path('shared.ts'), 'export type Item = number;');
    assert.equal(printModel((await reader.read()).model), 'a.m(): Item\ntype Item = number');
    reader.update(workspace.path('a.rpc.ts'), contract('unsaved'));
    assert.deepEqual(
      (await reader.read()).findings.map(finding => finding.code),
      ['rpc/unresolved-type'],
    );
    reader.update(workspace.path('unsaved.ts'), 'export type Item = boolean;');
    assert.equal(printModel((await reader.read()).model), 'a.m(): Item\ntype Item = boolean');
    reader.update(workspace.path('a.rpc.ts'), contract('shared'));
    reader.update(workspace.path('shared.ts'), undefined);
    assert.equal(printModel((await reader.read()).model), 'a.m(): Item\ntype Item = string');
    reader.update(workspace.path('a.rpc.ts'), undefined);
    assert.equal(printModel((await reader.read()).model), '');
  });

  it('stops when cancelled, and goes on later', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.rpc.ts': '/** @operationPrefix a */ interface A { m(): void }',
    });
    const reader = new ContractReader(await workspace.config());
    await assert.rejects(reader.read({ isCancellationRequested: true }), { name: 'CancelledError' });
    assert.equal(printModel((await reader.read()).model), 'a.m(): void');
  });

  it('goes on after any place where it was cancelled', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.rpc.ts': '/** @operationPrefix a */ interface A { m(): void }',
      'b.rpc.ts': '/** @operationPrefix b */ interface B { m(): void }',
    });
    for (let wanted = 0; wanted < 4; wanted++) {
      const reader = new ContractReader(await workspace.config());
      let left = wanted;
      const token = {
        get isCancellationRequested() {
          return left-- <= 0;
        },
      };
      await assert.rejects(reader.read(token), { name: 'CancelledError' }, `after ${wanted}`);
      assert.equal(printModel((await reader.read()).model), 'a.m(): void\nb.m(): void');
    }
  });

  it('says which files had a say, and whether any of the contracts imports something from nowhere', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'tsconfig.json': '{ "extends": "./base.json" }',
      'base.json': '{}',
      'b.rpc.ts': `import type { T } from './types'; /** @operationPrefix b */ interface B { m(): T }`,
      'types.ts': 'export type T = string;',
      'a.rpc.ts': '',
      'other.ts': '',
    });
    const reader = new ContractReader(await workspace.config());
    const { files, hasUnresolvedImports } = await reader.read();
    assert.deepEqual(
      [files.map(file => path.relative(workspace.folder, file)), hasUnresolvedImports],
      [['a.rpc.ts', 'b.rpc.ts', 'base.json', 'tsconfig.json', 'types.ts'], false],
    );
    await rm(workspace.path('types.ts'));
    reader.filesChanged([workspace.path('types.ts')]);
    assert.equal((await reader.read()).hasUnresolvedImports, true);
  });

  it('reads of open files only those that are contracts', async () => {
    await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
    const reader = new ContractReader(await workspace.config());
    const text = '/** @operationPrefix a */ interface A { m(): void }';
    for (const file of ['z.rpc.ts', 'a.ts', 'b.rpc.ts'])
      reader.update(workspace.path(file), text.replace(/A/, file[0] ?? ''));
    const { model, files } = await reader.read();
    assert.deepEqual(
      [model.services.map(({ name }) => name), files.map(file => path.basename(file))],
      [
        ['b', 'z'],
        ['b.rpc.ts', 'z.rpc.ts'],
      ],
    );
  });

  it('keeps what an edit cannot have changed', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': CONFIG,
      'a.rpc.ts': '/** @operationPrefix a */ interface A { m(): void }',
      'b.rpc.ts': `import type { T } from './types'; /** @operationPrefix b */ interface B { m(): T }`,
      'c.rpc.ts': `import type { T } from './nowhere'; /** @operationPrefix c */ interface C { m(): T }`,
      'types.ts': 'export type T = string;',
    });
    const reader = new ContractReader(await workspace.config());
    const locations = async () => (await reader.read()).model.services.map(({ source }) => source);
    let last = await locations();
    const readAgain = async () => {
      const before = last;
      last = await locations();
      return ['A', 'B', 'C'].filter((_, index) => before[index] !== last[index]).join('');
    };
    assert.equal(await readAgain(), '');
    reader.update(workspace.path('a.rpc.ts'), '/** @operationPrefix a */ interface A { n(): void }');
    assert.equal(await readAgain(), 'AC');
    reader.update(workspace.path('types.ts'), 'export type T = number;');
    assert.equal(await readAgain(), 'BC');
    reader.update(workspace.path('nowhere.ts'), 'export type T = number;');
    assert.equal(await readAgain(), 'C');
    reader.update(workspace.path('types.ts'), undefined);
    assert.equal(await readAgain(), 'B');
  });

  it("gives syntax errors TypeScript's number", async () => {
    const { findings } = await read({ 'a.rpc.ts': 'interface A { m(: }' });
    assert.deepEqual(findings.map(({ code, typescriptCode }) => [code, typescriptCode])[0], ['rpc/syntax-error', 1138]);
  });

  describe('of contracts that cannot be read', () => {
    const GOOD = '/** @operationPrefix a */ interface A { m(): void }';
    type Spoil = (workspace: TestWorkspace) => Promise<void>;
    const reasons: [title: string, spoil: Spoil, code: string, message: string][] = [
      [
        'is no UTF-8',
        workspace => workspace.write('a.rpc.ts', Buffer.from(`${GOOD} // caf\xe9`, 'latin1')),
        'rpc/not-utf8',
        'This contract is not UTF-8: the byte at offset 58 is no text. Save it as UTF-8.',
      ],
      [
        'is too large',
        workspace => workspace.write('a.rpc.ts', GOOD.padEnd(4 * 1024 * 1024 + 1)),
        'rpc/unreadable',
        'This contract is too large to be one (4194305 bytes). Split it.',
      ],
      [
        'may not be read',
        workspace => chmod(workspace.path('a.rpc.ts'), 0),
        'rpc/unreadable',
        'This contract may not be read. Grant permission to read it.',
      ],
      [
        'is gone before anybody says so',
        workspace => rm(workspace.path('a.rpc.ts')),
        'rpc/unreadable',
        'This contract cannot be read (missing).',
      ],
    ];
    for (const [title, spoil, code, message] of reasons) {
      it(`tells of one that ${title}, and uses nothing of it`, async function () {
        if (process.platform === 'win32' && title === 'may not be read') this.skip();
        await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'a.rpc.ts': GOOD });
        await chmod(workspace.folder, 0o755);
        const reader = new ContractReader(await workspace.config());
        assert.equal(printModel((await reader.read()).model), 'a.m(): void');
        await spoil(workspace);
        reader.update(workspace.path('a.rpc.ts'), undefined);
        const { model, findings, hasUnresolvedImports } = await asNobody(() => reader.read());
        assert.deepEqual(
          findings.map(({ file, range, ...rest }) => ({ ...rest, file: path.basename(file), at: range.start })),
          [{ code, severity: 'error', message, file: 'a.rpc.ts', at: { line: 0, character: 0 } }],
        );
        assert.deepEqual([model.services, model.unreadable, hasUnresolvedImports], [[], ['a.rpc.ts'], false]);
      });
    }
  });
});
