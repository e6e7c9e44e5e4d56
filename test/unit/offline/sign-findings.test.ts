import assert from 'node:assert/strict';
import { signPackage } from '../../../server/src/offline/sign/sign-package.ts';
import { buildPackage, KEY, type PackageSpec, usualMembers } from '../../support/offline/test-package.ts';
import { TestWorkspace } from '../../support/workspace.ts';

async function sign(spec: PackageSpec, name = 'x.amr') {
  await using workspace = await TestWorkspace.create({ 'in.amr': buildPackage(spec) });
  return await signPackage({ file: workspace.path('in.amr'), key: KEY.privateKey, out: workspace.path(name) });
}

/** `severity code entry` of each thing to know about a package that is signed. */
async function said(spec: PackageSpec, name?: string): Promise<string[]> {
  const { findings } = await sign(spec, name);
  return findings.map(({ severity, code, entry }) => `${severity} ${code} ${entry}`);
}

describe('what is said of a package that is signed', () => {
  it('is nothing when it is as the console makes it, whatever its name is', async () => {
    for (const name of ['x.amr', '70000000.amr', '70000000_1.0.0.1.amr']) assert.deepEqual(await said({}, name), []);
  });

  it('is that its name is of another app or version', async () => {
    const expected = ['warning package/file-name '];
    assert.deepEqual(await said({}, '70000001_1.0.0.1.amr'), expected);
    assert.deepEqual(await said({}, '70000000_1.0.0.2.amr'), expected);
  });

  it('is that its tar has no hpmfile.json', async () => {
    const tar = [{ name: 'hpmfile.json.bak', data: '{' }, ...usualMembers().slice(1)];
    assert.deepEqual(await said({ tar }), ['warning package/hpmfile-missing hpmfile.json']);
  });

  it('is what is unusual about its container and its tar', async () => {
    const tar = [...usualMembers(), { name: 'odd', magic: 'ustar\x0000' }];
    const codes = (await sign({ tar, end: { comment: Buffer.from('x') } })).findings.map(({ code }) => code);
    assert.deepEqual(codes, ['package/zip-comment', 'package/tar-posix']);
  });

  it('is which entries it has, when these are others', async () => {
    const more: PackageSpec = { entries: entries => [...entries, { name: 'a.txt', data: Buffer.from('a') }] };
    const message = /this has Manifest\.xml, CERT\.json, 70000000\.tar, a\.txt\. Only packages are signed/;
    await assert.rejects(sign(more), { code: 'package/entry-set', message });
  });
});
