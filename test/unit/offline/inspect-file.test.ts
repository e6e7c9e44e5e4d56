import assert from 'node:assert/strict';
import { type InspectOptions, inspectPackage, inspectPackageFile } from '../../../server/src/offline/inspect.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import { buildPackage } from '../../support/offline/test-package.ts';
import { TestWorkspace } from '../../support/workspace.ts';

describe('inspecting files', () => {
  it('says nothing of what is in a file that is no package', async () => {
    const { findings, ...facts } = await inspectPackage(bytesInMemory(Buffer.from('x')));
    assert.deepEqual(facts, {
      signed: false,
      signatures: 'unreadable',
      kind: 'h5',
      containerEntries: [],
      entries: [],
      malformed: true,
      flaw: 'malformed',
    });
    assert.deepEqual(
      findings.map(({ severity, entry }) => [severity, entry]),
      [['error', '']],
    );
  });

  it('looks into files, with what their names say', async () => {
    await using workspace = await TestWorkspace.create({ '70000000_9.amr': buildPackage() });
    const file = workspace.path('70000000_9.amr');
    const codesOf = async (options: InspectOptions) => (await inspectPackageFile(file, options)).findings;
    assert.deepEqual(
      (await codesOf({})).map(({ code }) => code),
      ['package/file-name-mismatch'],
    );
    assert.deepEqual(await codesOf({ fileName: '70000000_1.0.0.1.amr' }), []);
  });
});
