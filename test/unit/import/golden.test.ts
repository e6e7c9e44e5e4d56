import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importContracts } from '../../../server/src/import/import-contracts.ts';
import { findingLine } from '../../../server/src/report/text.ts';
import { complaintsOfTypeScript, readContracts } from '../../support/imported.ts';
import { printModel } from '../../support/print-model.ts';

const ROOT = path.resolve(__dirname, '../../..');
const FIXTURES = path.join(ROOT, 'test/fixtures/import');

const IMPORTS = [
  { name: 'shop', files: ['shop.yaml'], kind: 'openapi', prefix: 'com.example.shop' },
  { name: 'petstore', files: ['petstore.json'], kind: 'openapi', prefix: 'com.example.pets' },
  {
    name: 'facade',
    files: ['OrderFacade', 'UserClient', 'UserModels', 'PostUserReq', 'Operations', 'Models'].map(
      name => `src/${name}.java`,
    ),
    kind: 'java',
    prefix: '',
  },
] as const;

/**
 * What is made of whole descriptions, to be read by reviewers: contracts, the model that comes out of them, and
 * findings. `UPDATE_GOLDEN=1` writes it anew.
 */
describe('imported contracts', () => {
  for (const { name, files, kind, prefix } of IMPORTS) {
    describe(name, () => {
      const folder = path.join(FIXTURES, name);
      const contractsOf = async () => {
        const sources = files.map(async file => ({
          file: path.join(folder, file),
          text: (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n'),
        }));
        return importContracts(await Promise.all(sources), { kind, prefix });
      };

      it('are what they were', async () => {
        const { contracts, findings } = await contractsOf();
        const { model } = await readContracts(contracts);
        await assertGolden(path.join(folder, 'expected'), {
          ...Object.fromEntries(contracts.map(contract => [contract.name, contract.text])),
          'model.txt': `${printModel(model)}\n`,
          'findings.txt': findings.map(finding => `${findingLine(finding, folder)}\n`).join(''),
        });
      });

      it('are taken by the contract reader and by TypeScript', async () => {
        const { contracts, operations } = await contractsOf();
        const { errors, model } = await readContracts(contracts);
        assert.deepEqual(errors, []);
        assert.deepEqual(complaintsOfTypeScript(contracts), []);
        assert.equal(model.services.flatMap(service => service.operations).length, operations);
      });

      it('are formatted', async () => {
        for (const { text } of (await contractsOf()).contracts) assert.equal(await formatted(text), text);
      });
    });
  }
});

async function assertGolden(folder: string, texts: Record<string, string>): Promise<void> {
  if (process.env.UPDATE_GOLDEN) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await Promise.all(Object.entries(texts).map(([file, text]) => writeFile(path.join(folder, file), text)));
  }
  assert.deepEqual((await readdir(folder)).sort(), Object.keys(texts).sort());
  for (const [file, text] of Object.entries(texts)) {
    const expected = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    assert.equal(text, expected, file);
  }
}

/** The text as this repository's formatter leaves it. */
function formatted(text: string): Promise<string> {
  const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [biome, 'format', '--stdin-file-path=contract.rpc.ts'],
      { cwd: ROOT },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    child.stdin?.end(text);
  });
}
