import assert from 'node:assert/strict';
import { TARGET_NAMES } from '../../../../server/src/config/config.ts';
import type { OwnedFile } from '../../../../server/src/generate/target.ts';
import { targets } from '../../../../server/src/generate/targets/index.ts';
import { awkward } from './awkward-model.ts';
import { model, object, operation, property, service, string, takes } from './model-literals.ts';
import { shop } from './shop-model.ts';

const OPTIONS = { importExtension: '.js' } as const;

describe('targets', () => {
  for (const target of TARGET_NAMES) {
    describe(target, () => {
      it('emits the same for the same model', () => {
        const copy = structuredClone(awkward);
        assert.deepEqual(targets[target].emit(awkward, OPTIONS), targets[target].emit(copy, OPTIONS));
      });

      it('emits nothing without operations', () => {
        assert.deepEqual(targets[target].emit(model([], []), OPTIONS), []);
        assert.deepEqual(targets[target].emit(model([service('Empty', [])], []), OPTIONS), []);
      });

      it('writes plain text: line feeds, one at the end, no trailing spaces, no machine', () => {
        for (const { path, text } of targets[target].emit(awkward, OPTIONS)) {
          assert.ok(!/\r| $|\t/m.test(text), path);
          assert.ok(/[^\n]\n$/.test(text), path);
          assert.ok(!text.includes(process.cwd()), path);
        }
      });

      it('says which contracts a file comes from', () => {
        const files = targets[target].emit(shop, OPTIONS);
        const sources = (path: string) => files.find(file => file.path === path)?.sources;
        assert.deepEqual(sources('services/account-service.ts'), ['contracts/account.rpc.ts']);
        assert.deepEqual(sources('services/order-service.ts'), ['contracts/shop.rpc.ts']);
        assert.deepEqual(sources('index.ts'), ['contracts/account.rpc.ts', 'contracts/shop.rpc.ts']);
      });

      it('gives files names that every system can tell apart', () => {
        const paths = targets[target].emit(awkward, OPTIONS).map(file => file.path.toLowerCase());
        assert.equal(new Set(paths).size, paths.length);
        assert.ok(paths.every(path => !/(^|\/)(con|nul|aux)\./.test(path)));
      });
    });
  }
});

describe('skeletons of node-server', () => {
  const owned = (methods: string[]): OwnedFile => {
    const operations = methods.map(name => operation(name, `a.${name}`, { ...takes(object(property('x', string))) }));
    const files = targets['node-server'].emit(model([service('Shop', operations)], []), OPTIONS);
    return files.find(file => file.kind === 'owned') ?? assert.fail('nothing is owned');
  };

  it('hold every method, with what it needs', () => {
    const { path, text, skeleton } = owned(['buy', 'get-it']);
    assert.equal(path, 'handlers/shop.ts');
    assert.equal(skeleton.className, 'ShopHandlerImpl');
    assert.deepEqual(
      skeleton.methods.map(method => method.name),
      ['buy', 'get-it'],
    );
    assert.deepEqual(skeleton.imports, {
      from: '../index.js',
      names: ['NotImplementedError'],
      values: ['NotImplementedError'],
    });
    for (const method of skeleton.methods) {
      assert.ok(text.includes(`${method.text}\n`));
      assert.deepEqual(method.imports, ['NotImplementedError']);
    }
  });

  it('are written as they would be after adding a method', () => {
    const [before, after] = [owned(['buy']), owned(['buy', 'sell'])];
    const added = after.skeleton.methods[1]?.text ?? '';
    assert.equal(after.text, before.text.replace(/\n}\n$/, `\n\n${added}\n}\n`));
  });
});
