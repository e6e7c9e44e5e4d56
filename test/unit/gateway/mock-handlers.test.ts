import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Json, Operation, Type } from '../../../server/src/contracts/model.ts';
import { prepareContract } from '../../../server/src/gateway/contract.ts';
import { describeEvent } from '../../../server/src/gateway/describe-event.ts';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import { Mocks } from '../../../server/src/gateway/mock/mocks.ts';
import { mockProcess } from './mock-process.ts';
import { model, operation } from './operations.ts';
import { object } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const text: Type = { kind: 'string' };

const OPERATIONS: Operation[] = [
  operation('shop.login', { result: object({ token: text }) }),
  operation('shop.count', { result: { kind: 'number' } }),
  operation('shop.slow', { timeoutMs: 300 }),
  operation('shop.since', {
    request: {
      name: 'request',
      type: object({ at: { kind: 'date' }, days: { kind: 'array', element: { kind: 'date' } }, note: text }),
      optional: false,
    },
  }),
];

const CONTRACT = prepareContract(model(OPERATIONS));

describe('mock handlers', function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  let mocks: Mocks | undefined;
  let events: GatewayEvent[];
  let waiting: ((event: GatewayEvent) => void)[];

  before(() => void mockProcess());
  afterEach(async () => {
    await mocks?.close();
    mocks = undefined;
  });

  const write = async (name: string, content: string) => {
    await mkdir(path.dirname(path.join(folder(), name)), { recursive: true });
    await writeFile(path.join(folder(), name), content);
  };

  /** Starts with these files; those of a folder `mocks/` are mocks. */
  async function start(files: Record<string, string>): Promise<void> {
    for (const [name, content] of Object.entries(files)) await write(name, content);
    events = [];
    waiting = [];
    const listener = (event: GatewayEvent) => {
      events.push(event);
      for (const each of waiting) each(event);
    };
    mocks = new Mocks({ folder: path.join(folder(), 'mocks'), root: folder(), listener, script: mockProcess() });
    mocks.update(CONTRACT, []);
  }

  async function save(name: string, content: string): Promise<void> {
    await write(name, content);
    mocks?.update(CONTRACT, [path.join(folder(), name)]);
  }

  const next = (fits: (event: GatewayEvent) => boolean) =>
    new Promise<GatewayEvent>(resolve => waiting.push(event => fits(event) && resolve(event)));

  const ask = async (name: string, request?: Json, scenario = '') => {
    const target = CONTRACT.operations.get(`shop.${name}`);
    assert.ok(target);
    return mocks?.find({ target, contract: CONTRACT, request }, scenario);
  };

  /** `1000 {"a":1}`, `1002 tips=busy`, `6666 why`. */
  async function shown(name: string, request?: Json, scenario?: string): Promise<string> {
    const answer = await ask(name, request, scenario);
    if (!answer) return 'nothing';
    const { code, tips, memo, body, explanation } = answer;
    const texts = [tips && `tips=${tips}`, memo && `memo=${memo}`, body, explanation?.hypothesis];
    return [code, ...texts.filter(Boolean)].join(' ');
  }

  const said = () => events.map(describeEvent).map(({ level, text }) => `${level}: ${text}`);
  const handlers = (body: string, before = '') => ({
    'mocks/ShopService.ts': `${before}\nexport default {\n${body}\n};\n`,
  });

  describe('answer', () => {
    const cases: [does: string, body: string, name: string, request: Json | undefined, answer: string][] = [
      ['what they return', 'login: () => ({ token: "t" })', 'login', undefined, '1000 {"token":"t"}'],
      ['what they resolve to', 'async count() { return 1 }', 'count', undefined, '1000 1'],
      ['null for nothing', 'async slow() {}', 'slow', undefined, '1000 null'],
      ['what they make of the request', 'slow: (request: any) => request.a', 'slow', { a: [1] }, '1000 [1]'],
      ['by their other methods', 'slow() { return this.a() }, a() { return 1 }', 'slow', undefined, '1000 1'],
      ['dates as texts', 'slow: () => new Date(0)', 'slow', undefined, '1000 "1970-01-01T00:00:00.000Z"'],
      [
        'to dates of the contract',
        'since: (r: any) => [r.at instanceof Date, r.days[1].getTime(), typeof r.note]',
        'since',
        { at: '2026-01-01T00:00:00Z', days: ['1970-01-01', '1970-01-02'], note: '2026-01-01' },
        '1000 [true,86400000,"string"]',
      ],
      [
        'a code that they throw',
        'login() { throw { resultStatus: 1002, tips: "busy", memo: "m" } }',
        'login',
        undefined,
        '1002 tips=busy memo=m The mock handler ShopService.login asks for this code.',
      ],
      [
        'a code that an error has',
        'login() { throw Object.assign(new Error("x"), { resultStatus: 2000 }) }',
        'login',
        undefined,
        '2000 The mock handler ShopService.login asks for this code.',
      ],
      [
        'success with tips, thrown',
        'login() { throw { resultStatus: 1000, tips: "hi", result: { token: "t" } } }',
        'login',
        undefined,
        '1000 tips=hi {"token":"t"}',
      ],
      [
        '6666 for what else they throw, and where',
        'login() {\n  interface X { a: 1 }\n  throw new Error("no") }',
        'login',
        undefined,
        '6666 The mock handler ShopService.login threw at mocks/ShopService.ts:5: no',
      ],
      [
        '6666 for a defect, and where',
        'async login(r: any) {\n  await null;\n  return r.a.b }',
        'login',
        {},
        "6666 The mock handler ShopService.login threw at mocks/ShopService.ts:5: Cannot read properties of undefined (reading 'b')",
      ],
      [
        '6666 for what is no error',
        'login() { throw 1 }',
        'login',
        undefined,
        '6666 The mock handler ShopService.login threw: 1',
      ],
      [
        '6666 for what is no JSON',
        'slow: () => 1n',
        'slow',
        undefined,
        '6666 What the mock handler ShopService.slow answers is no JSON: Do not know how to serialize a BigInt',
      ],
      [
        '6666 for a function',
        'slow: () => () => 1',
        'slow',
        undefined,
        '6666 What the mock handler ShopService.slow answers is no JSON: function',
      ],
      ['nothing for other operations', 'login: () => 1', 'count', undefined, 'nothing'],
    ];
    for (const [does, body, name, request, answer] of cases) {
      it(does, async () => {
        await start(handlers(body));
        assert.equal(await shown(name, request), answer);
      });
    }

    it('at once that there is none, when they are loaded', async () => {
      await start(handlers('login: () => 1'));
      await shown('login');
      const target = CONTRACT.operations.get('shop.count');
      assert.ok(target);
      assert.equal(mocks?.find({ target, contract: CONTRACT, request: undefined }, ''), undefined);
    });

    it('4001 when they take too long, and keep what they know', async () => {
      await start(handlers('slow: () => new Promise(() => {}),\ncount: () => ++n', 'let n = 0;'));
      assert.equal(await shown('count'), '1000 1');
      assert.equal(
        await shown('slow'),
        '4001 The mock handler ShopService.slow did not answer within 300 ms. Raise @timeout, or look why it takes so long.',
      );
      assert.equal(await shown('count'), '1000 2');
    });
  });

  describe('that never come back', () => {
    for (const [how, loop] of [
      ['at once', 'slow() { for (;;); }'],
      ['after waiting', 'async slow() { await null; for (;;); }'],
    ] as const) {
      it(`are 4001 ${how}, and all begin anew`, async () => {
        await start(handlers(`${loop},\ncount: () => ++n`, 'let n = 0;'));
        assert.equal(await shown('count'), '1000 1');
        const loaded = next(({ kind }) => kind === 'handlers');
        const [slow, late] = await Promise.all([shown('slow'), shown('count')]);
        assert.match(slow, /^4001 The mock handler ShopService\.slow has no answer\. A mock handler did not come back/);
        assert.match(late, /^(1000 2|4001 .* did not come back)/);
        await loaded;
        assert.equal(await shown('count'), '1000 1');
        assert.match(
          said().join('\n'),
          /^warn: A mock handler did not come back, so all were started anew: .* is lost\.$/m,
        );
      });
    }

    it('do not keep others from being loaded', async () => {
      await start({
        'mocks/ShopService.ts': 'for (;;);\nexport default { count: () => 1 };',
        'mocks/other/ShopService.ts': 'export default { count: () => 2 };',
      });
      assert.equal(await shown('count', undefined, 'other'), '1000 2');
      assert.equal(
        await shown('count'),
        '1001 The mock handler mocks/ShopService.ts cannot be used: it was not loaded within 5000 ms.',
      );
    });

    it('do not keep anybody from ending', async () => {
      await start(handlers('slow() { for (;;); }, count: () => 1'));
      await shown('count');
      const answer = shown('slow');
      await mocks?.close();
      assert.match(await answer, /^6666/);
    });

    it('are not started again by what is saved at the end', async () => {
      await start(handlers('count: () => 1'));
      await shown('count');
      await mocks?.close();
      await save('mocks/ShopService.ts', 'export default { count: () => 2 };');
      assert.equal(await shown('count'), 'nothing');
    });
  });

  describe('that take too much memory', () => {
    for (const [how, take] of [
      ['bit by bit', 'for (;;) all.push(new Array(1000).fill({}));'],
      // No limit to a thread's memory would catch this: the engine aborts the process.
      ['at once', 'all.push(new Array(2 ** 25 - 1).fill({}).map(() => ({})));'],
    ]) {
      it(`${how} are 6666, and all begin anew`, async () => {
        await start(handlers(`slow() { ${take} },\ncount: () => all.length`, 'const all: unknown[] = [];'));
        await shown('count');
        const again = next(({ kind }) => kind === 'handlers');
        assert.match(await shown('slow'), /^(6666 .* took more than 128 MB|4001 .* did not come back)/);
        await again;
        assert.equal(await shown('count'), '1000 0');
      });
    }
  });

  describe('have', () => {
    const cases: [what: string, files: Record<string, string>, answer: string][] = [
      [
        'types of contracts, which go away',
        {
          'contracts/shop.rpc.ts':
            'import type { Gone } from "gone";\nexport interface ShopService { count(): Promise<number> }',
          'mocks/ShopService.ts':
            "import type { ShopService } from '../contracts/shop.rpc';\nexport default { async count() { return 1 } } satisfies Partial<ShopService>;",
        },
        '1000 1',
      ],
      [
        'enums and constants of contracts',
        {
          'contracts/shop.rpc.ts':
            'export enum Level { Gold = 2 }\nexport const enum Small { A = 3 }\nexport const MORE = 4;',
          'mocks/ShopService.ts':
            "import { Level, Small, MORE } from '../contracts/shop.rpc';\nexport default { count: () => Level.Gold * 100 + Small.A * 10 + MORE };",
        },
        '1000 234',
      ],
      [
        'other files among the mocks, JSON too',
        {
          'mocks/_shared/store.ts':
            "import start from './start.json';\nexport let n = start.n;\nexport const up = () => ++n;",
          'mocks/_shared/start.json': '{ "n": 5 }',
          'mocks/ShopService.ts': "import { up } from './_shared/store';\nexport default { count: () => up() };",
        },
        '1000 6',
      ],
      [
        'files by the names that they have when they are built',
        {
          'mocks/_shared/store.ts': 'export const n = 1;',
          'mocks/ShopService.ts': "import { n } from './_shared/store.js';\nexport default { count: () => n };",
        },
        '1000 1',
      ],
      [
        'names of tsconfig.json',
        {
          'tsconfig.json': '{ "compilerOptions": { "paths": { "@shared/*": ["./shared/*"] } } }',
          'shared/n.ts': 'export const n = 1;',
          'mocks/ShopService.ts': "import { n } from '@shared/n';\nexport default { count: () => n };",
        },
        '1000 1',
      ],
      [
        'imports in a circle',
        {
          'mocks/_a.ts': "import { b } from './_b';\nexport const a = () => 1;\nexport const c = () => b();",
          'mocks/_b.ts': "import { a } from './_a';\nexport const b = () => a();",
          'mocks/ShopService.ts': "import { c } from './_a';\nexport default { count: () => c() };",
        },
        '1000 1',
      ],
      [
        'imports that are made late',
        {
          'mocks/_a.ts': 'export const n = 1;',
          'mocks/ShopService.ts': "export default { async count() { return (await import('./_a')).n } };",
        },
        '1000 1',
      ],
      [
        'classes',
        {
          'mocks/ShopService.ts':
            'class Base { n = 1 }\nclass Shop extends Base { count() { return this.n } }\nexport default new Shop();',
        },
        '1000 1',
      ],
      ['JavaScript', { 'mocks/ShopService.js': 'export default { count: () => 1 };' }, '1000 1'],
      [
        'the endings of modules for Node.js',
        { 'mocks/ShopService.mts': 'export default { count: (): number => 1 };' },
        '1000 1',
      ],
      ['JavaScript of that sort', { 'mocks/ShopService.mjs': 'export default { count: () => 1 };' }, '1000 1'],
      [
        'no environment',
        { 'mocks/ShopService.ts': 'export default { count: () => typeof process };' },
        '1000 "undefined"',
      ],
    ];
    for (const [what, files, answer] of cases) {
      it(what, async () => {
        await start(files);
        assert.equal(await shown('count'), answer);
      });
    }

    it('no environment where they get out of their context either', async () => {
      const out = 'console.log.constructor("return JSON.stringify(process.env)")()';
      await start(handlers(`count: () => ${out}`));
      assert.equal(await shown('count'), '1000 "{}"');
    });
  });

  describe('that are broken are 1001', () => {
    const cases: [what: string, files: Record<string, string>, why: string][] = [
      [
        'for what is no TypeScript',
        { 'mocks/ShopService.ts': 'export default {\n  count( {\n' },
        "mocks/ShopService.ts:3:1: '}' expected",
      ],
      [
        'for a package',
        {
          'mocks/ShopService.ts':
            "\nimport { readFileSync } from 'node:fs';\nexport default { count: () => readFileSync };",
        },
        'mocks/ShopService.ts:2:30: "node:fs" is no file that can be imported here. Packages and modules of Node.js cannot',
      ],
      [
        'for a file that is not there, and deep down',
        {
          'mocks/ShopService.ts': "import './_a';\nexport default { count: () => 1 };",
          'mocks/_a.ts': "import './_gone';",
        },
        'mocks/_a.ts:1:8: "./_gone" is no file that can be imported here. Packages and modules of Node.js cannot',
      ],
      [
        'for one without handlers',
        { 'mocks/ShopService.ts': 'export const count = () => 1;' },
        'it has no default export with methods',
      ],
      [
        'for one that throws',
        { 'mocks/ShopService.ts': "type X = 1;\ntype Y = 2;\nthrow new Error('no');" },
        'it threw at mocks/ShopService.ts:3 while it was loaded: no',
      ],
      [
        'for one that imports one that throws',
        { 'mocks/ShopService.ts': "import './_a';\nexport default { count: () => 1 };", 'mocks/_a.ts': '\nnull.x;' },
        "it threw at mocks/_a.ts:2 while it was loaded: Cannot read properties of null (reading 'x')",
      ],
      [
        'for await outside of functions',
        { 'mocks/ShopService.ts': 'const n = await 1;\nexport default { count: () => n };' },
        'it threw at mocks/ShopService.ts:1 while it was loaded: await is only valid in async functions and the top level bodies of modules',
      ],
    ];
    for (const [what, files, why] of cases) {
      it(what, async () => {
        await start(files);
        assert.equal(await shown('count'), `1001 The mock handler mocks/ShopService.ts cannot be used: ${why}.`);
        assert.deepEqual(said(), [
          `warn: Read 0 mock handlers with 0 operations.\nThe mock handler mocks/ShopService.ts cannot be used: ${why}.`,
        ]);
      });
    }
  });

  describe('that are saved', () => {
    it('count at once, and begin anew', async () => {
      await start(handlers('count: () => ++n', 'let n = 0;'));
      assert.deepEqual([await shown('count'), await shown('count')], ['1000 1', '1000 2']);
      await save('mocks/ShopService.ts', 'let n = 10;\nexport default { count: () => ++n };');
      assert.equal(await shown('count'), '1000 11');
    });

    it('finish the calls that they have', async () => {
      await start(handlers('count: () => new Promise(resolve => setTimeout(() => resolve(1), 100))'));
      await shown('count');
      const before = shown('count');
      await save('mocks/ShopService.ts', 'export default { count: () => 2 };');
      assert.deepEqual([await before, await shown('count')], ['1000 1', '1000 2']);
    });

    it('count with what they import', async () => {
      await start({
        'mocks/_a.ts': 'export const n = 1;',
        'mocks/ShopService.ts': "import { n } from './_a';\nexport default { count: () => n };",
      });
      assert.equal(await shown('count'), '1000 1');
      await save('mocks/_a.ts', 'export const n = 2;');
      assert.equal(await shown('count'), '1000 2');
    });

    it('keep what they know when others are', async () => {
      await start(handlers('count: () => ++n', 'let n = 0;'));
      await shown('count');
      await save('contracts/shop.rpc.ts', '');
      assert.equal(await shown('count'), '1000 2');
    });

    it('break, and are mended', async () => {
      await start(handlers('count: () => 1'));
      await shown('count');
      await save('mocks/ShopService.ts', 'export default {');
      assert.match(await shown('count'), /^1001 .*'}' expected/);
      await save('mocks/ShopService.ts', 'export default { count: () => 2 };');
      assert.equal(await shown('count'), '1000 2');
    });

    it('come and go', async () => {
      await start({});
      assert.equal(await shown('count'), 'nothing');
      await save('mocks/ShopService.ts', 'export default { count: () => 2 };');
      assert.equal(await shown('count'), '1000 2');
      await rm(path.join(folder(), 'mocks'), { recursive: true });
      mocks?.update(CONTRACT, [path.join(folder(), 'mocks')]);
      assert.equal(await shown('count'), 'nothing');
    });

    it('forget what they know when they are told to', async () => {
      await start(handlers('count: () => ++n', 'let n = 0;'));
      await shown('count');
      mocks?.reset();
      assert.equal(await shown('count'), '1000 1');
    });
  });

  describe('are told of', () => {
    const loaded = async (files: Record<string, string>) => {
      const done = start(files).then(() => next(({ kind }) => kind === 'handlers'));
      await done;
      return said();
    };

    it('when they are read', async () => {
      assert.deepEqual(await loaded(handlers('count: () => 1, login: () => 1')), [
        'info: Read 1 mock handlers with 2 operations.',
      ]);
    });

    it('not at all when there are none', async () => {
      await start({ 'mocks/shop.count.json': '{}' });
      assert.deepEqual(said(), []);
    });

    it('when they are for nothing', async () => {
      const files = { ...handlers('count: () => 1, cuont: () => 1'), 'mocks/ShoppService.ts': 'export default {}' };
      assert.deepEqual(await loaded(files), [
        [
          'warn: Read 1 mock handlers with 1 operations.',
          'mocks/ShopService.ts has cuont, which is no operation of ShopService.',
          'mocks/ShoppService.ts is named after no service of the contracts, and no handler imports it.',
        ].join('\n'),
      ]);
    });

    it('once when they break the contract, and are answered all the same', async () => {
      await start(handlers('count: () => "1"'));
      assert.deepEqual([await shown('count'), await shown('count')], ['1000 "1"', '1000 "1"']);
      assert.deepEqual(said().slice(1), [
        'warn: The mock handler ShopService.count breaks the contract, and is answered all the same: must be number, received "1".',
      ]);
    });

    it('when they write to the console, as much as anybody reads', async () => {
      await start(
        handlers(
          'count() { console.log("a", { b: 1 }); console.error("e"); for (let i = 0; i < 1e4; i++) console.log(i); return 1 }',
        ),
      );
      await shown('count');
      const [, first, ...rest] = said();
      assert.equal(first, 'info: Mock handler: a { b: 1 }');
      assert.ok(rest.includes('warn: Mock handler: e'));
      assert.ok(rest.length < 100, String(rest.length));
    });

    it('when they throw where no call waits', async () => {
      await start(
        handlers(
          'count() {\n  setTimeout(() => { throw new Error("late") });\n  void Promise.reject(new Error("lost"));\n  return 1 }',
        ),
      );
      const both = [/late/, /lost/].map(what => next(each => each.kind === 'told' && what.test(each.message)));
      assert.equal(await shown('count'), '1000 1');
      await Promise.all(both);
      assert.ok(
        said().includes('error: A mock handler threw at mocks/ShopService.ts:4, where no call waits for it: late'),
      );
      assert.equal(await shown('count'), '1000 1');
    });
  });
});
