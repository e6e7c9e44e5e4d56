import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { examinePackage } from '../../../../client/src/offline/examine-package.ts';
import { buildPackage, KEY, OTHER_KEY } from '../../../support/offline/test-package.ts';
import { inWorkspace } from '../support/workspace.ts';

const FILE = inWorkspace('examined.amr');
const METADATA = inWorkspace('h5_json.json');

describe('the examination of a package', () => {
  afterEach(async () => {
    for (const file of [FILE, METADATA]) await rm(file, { force: true });
  });

  it('is of one file, also when another takes its place meanwhile', async () => {
    await writeFile(FILE, buildPackage());
    await writeFile(inWorkspace('other.tmp'), buildPackage({ key: OTHER_KEY }));
    const keys = {
      async of() {
        await rename(inWorkspace('other.tmp'), FILE);
        return { key: KEY.publicKey, from: 'a test' };
      },
    };
    const { token } = new vscode.CancellationTokenSource();
    const { inspection, verification } = await examinePackage(FILE, keys, token, () => undefined);
    assert.equal(inspection.signatures, 'signed');
    assert.equal(verification?.report.verdict, 'valid');
  });

  it('compares with the metadata beside the package before a key is known', async () => {
    await writeFile(FILE, buildPackage());
    await writeFile(METADATA, '{"data":[{"app_id":"70000000","version":"9.0.0.0"}]}');
    const { token } = new vscode.CancellationTokenSource();
    const { inspection } = await examinePackage(FILE, { of: async () => undefined }, token, () => undefined);
    assert.equal(inspection.flaw, 'inconsistent');
  });
});
