import assert from 'node:assert/strict';
import type { AppModule, PackageReader, Preset } from '../../../../server/src/offline/diagnose/model.ts';
import { verifyPreset } from '../../../../server/src/offline/diagnose/verify-preset.ts';

const place = { file: '/a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

function appWith(...keys: string[]): AppModule {
  const found = keys.map(text => ({ container: 'nebula' as const, what: 'pubKey', text, ...place }));
  const app = { folder: '/', platform: 'ios' as const, container: 'nebula' as const, verification: 'on' as const };
  return { ...app, switches: [], keys: found, presets: [] };
}

const preset = (appId = '7', version = '1.0'): Preset => ({ file: '/a.amr', appId, version, place });

/** Reads packages that the keys named `good` fit, and notes which keys it was asked for. */
class Reader implements PackageReader {
  readonly asked: string[] = [];
  constructor(private readonly said: { appId?: string; version?: string } = {}) {}

  verify: PackageReader['verify'] = async (_, key) => {
    this.asked.push(key);
    return { verdict: key === 'good' ? 'valid' : 'wrong-key', entries: [], ...this.said };
  };

  inspect: PackageReader['inspect'] = async () => ({
    signatures: 'signed',
    containerEntries: [],
    malformed: false,
    ...this.said,
  });
}

function failing(error: Error): PackageReader {
  return { verify: () => Promise.reject(error), inspect: () => Promise.reject(error) };
}

describe('verifying a preset package', () => {
  const names: [name: [string, string], said: { appId?: string; version?: string }, expected: string][] = [
    [['7', '1.0'], {}, '7, 1.0'],
    [['7', '1.0'], { appId: '8', version: '2.0' }, '7, 1.0'],
    [['', ''], { appId: '8', version: '2.0' }, '8, 2.0'],
    [['', ''], {}, ', '],
  ];
  for (const keys of [[], ['good']]) {
    for (const [name, said, expected] of names) {
      it(`takes "${expected}" from the name "${name}" and a package that says ${JSON.stringify(said)}, keys: ${keys.length}`, async () => {
        const { appId, version } = await verifyPreset(preset(...name), appWith(...keys), new Reader(said));
        assert.equal(`${appId}, ${version}`, expected);
      });
    }
  }

  it('tries each key once, and tells the verdict of the first', async () => {
    const reader = new Reader();
    const { verdict, outcome } = await verifyPreset(preset(), appWith('other', 'good', 'other'), reader);
    assert.deepEqual([reader.asked, verdict, outcome], [['other', 'good'], 'wrong-key', 'unknown']);
  });

  it('has no verdict without a key', async () => {
    const { verdict, outcome } = await verifyPreset(preset(), appWith(), new Reader());
    assert.deepEqual([verdict, outcome], [undefined, 'falls-back']);
  });

  for (const keys of [[], ['good']]) {
    it(`says that a file cannot be read, keys: ${keys.length}`, async () => {
      const error = Object.assign(new Error('permission denied'), { code: 'EACCES' });
      assert.deepEqual(await verifyPreset(preset(), appWith(...keys), failing(error)), {
        ...preset(),
        outcome: 'unknown',
        reason: 'The package cannot be read (EACCES).',
        remedies: [],
      });
    });
  }

  it('hides no mistakes of ours', async () => {
    const error = new TypeError('x is not a function');
    await assert.rejects(verifyPreset(preset(), appWith(), failing(error)), error);
  });
});
