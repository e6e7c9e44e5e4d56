import assert from 'node:assert/strict';
import path from 'node:path';
import { findPresets } from '../../../../server/src/offline/diagnose/presets.ts';

const WORKSPACE = path.resolve('/w');

/** The presets as `name: app id, version, place of what is said about it`, and the codes of findings. */
function found(files: string[], texts: Record<string, string> = {}) {
  const { presets, findings } = findPresets(WORKSPACE, files, new Map(Object.entries(texts)));
  const relative = (file: string) => path.relative(WORKSPACE, file).replaceAll(path.sep, '/');
  return {
    presets: presets.map(({ file, appId, version, place }) => {
      const { line } = place.range.start;
      return `${relative(file)}: ${appId}, ${version}, ${relative(place.file)}:${line + 1}`;
    }),
    findings: findings.map(({ code, file }) => `${code} ${relative(file)}`),
  };
}

const metadata = (...listed: [appId: string, version: string][]) =>
  `{ "data": [\n${listed.map(([app_id, version]) => JSON.stringify({ app_id, version })).join(',\n')}\n] }`;

describe('preset packages of an app', () => {
  const cases: [
    title: string,
    files: string[],
    texts: Record<string, string>,
    presets: string[],
    findings: string[],
  ][] = [
    ['are none without packages', ['a/A.java', 'a/b.json'], {}, [], []],
    [
      'are shown at themselves without metadata',
      ['a/70000000_1.0.amr'],
      {},
      ['a/70000000_1.0.amr: 70000000, 1.0, a/70000000_1.0.amr:1'],
      [],
    ],
    ['have no app id where the name has none', ['a/app.amr'], {}, ['a/app.amr: , , a/app.amr:1'], []],
    [
      'are shown at the entry of their version',
      ['a/70000000_1.0.amr', 'a/70000000_2.0.amr', 'a/h5_json.json'],
      { 'a/h5_json.json': metadata(['70000000', '1.0'], ['70000000', '2.0']) },
      ['a/70000000_1.0.amr: 70000000, 1.0, a/h5_json.json:2', 'a/70000000_2.0.amr: 70000000, 2.0, a/h5_json.json:3'],
      ['package/duplicate-app a/h5_json.json'],
    ],
    [
      'are shown at the first entry of their app where no entry has their version',
      ['a/70000000_3.0.amr', 'a/80000000_1.0.amr', 'a/h5_json.json'],
      { 'a/h5_json.json': metadata(['80000000', '1.0'], ['70000000', '1.0']) },
      ['a/70000000_3.0.amr: 70000000, 3.0, a/h5_json.json:3', 'a/80000000_1.0.amr: 80000000, 1.0, a/h5_json.json:2'],
      ['package/preset-version a/h5_json.json'],
    ],
    [
      'are shown at the entry of their app, whatever others have the same version',
      ['a/70000000_1.0.amr', 'a/80000000_1.0.amr', 'a/h5_json.json'],
      { 'a/h5_json.json': metadata(['80000000', '1.0'], ['70000000', '1.0']) },
      ['a/70000000_1.0.amr: 70000000, 1.0, a/h5_json.json:3', 'a/80000000_1.0.amr: 80000000, 1.0, a/h5_json.json:2'],
      [],
    ],
    [
      'are shown at themselves where no entry has their app',
      ['a/70000000_1.0.amr', 'a/h5_json.json'],
      { 'a/h5_json.json': metadata() },
      ['a/70000000_1.0.amr: 70000000, 1.0, a/70000000_1.0.amr:1'],
      ['package/preset-unlisted a/70000000_1.0.amr'],
    ],
    [
      'are those of the folder of the metadata alone',
      ['a/h5_json.json', 'b/70000000_1.0.amr'],
      { 'a/h5_json.json': metadata(['70000000', '1.0']) },
      ['b/70000000_1.0.amr: 70000000, 1.0, b/70000000_1.0.amr:1'],
      ['package/preset-missing a/h5_json.json'],
    ],
    [
      'are found beside metadata that cannot be read',
      ['a/70000000_1.0.amr', 'a/h5_json.json'],
      {},
      ['a/70000000_1.0.amr: 70000000, 1.0, a/70000000_1.0.amr:1'],
      [],
    ],
  ];
  for (const [title, files, texts, presets, findings] of cases) {
    it(title, () => assert.deepEqual(found(files, texts), { presets, findings }));
  }
});
