import assert from 'node:assert/strict';
import { entriesByRole } from '../../../server/src/offline/package-entries.ts';
import { readZip } from '../../../server/src/offline/zip/zip-reader.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import { zipBytes } from '../../support/offline/zip-bytes.ts';

/** What each entry is: its name by the role that it has. */
async function roles(names: string[], appId?: string) {
  const zip = zipBytes(names.map(name => ({ name, data: Buffer.from('x') })));
  const { entries } = await readZip(bytesInMemory(zip));
  const { others, ...known } = entriesByRole(entries, appId);
  const named = Object.entries(known).map(([role, entry]) => [role, entry?.name]);
  return { ...Object.fromEntries(named), others: others.map(({ name }) => name) };
}

describe('entries of a package', () => {
  it('have a role by their names', async () => {
    assert.deepEqual(await roles(['x', '7.tar', 'SIGN.json', 'CERT.json', 'Manifest.xml', 'y']), {
      manifest: 'Manifest.xml',
      cert: 'CERT.json',
      sign: 'SIGN.json',
      tar: '7.tar',
      others: ['x', 'y'],
    });
  });

  it('need not be there', async () => {
    const none = { manifest: undefined, cert: undefined, sign: undefined, tar: undefined };
    assert.deepEqual(await roles(['manifest.xml', 'a.tar.gz']), { ...none, others: ['manifest.xml', 'a.tar.gz'] });
    assert.deepEqual(await roles(['undefined.tar', '7.tar']), { ...none, tar: 'undefined.tar', others: ['7.tar'] });
  });

  it('are the tar of the app, where there are several', async () => {
    const tarOf = async (appId: string) => {
      const { tar, others } = await roles(['6.tar', '7.tar', '8.tar'], appId);
      return [tar, others];
    };
    assert.deepEqual(await tarOf('6'), ['6.tar', ['7.tar', '8.tar']]);
    assert.deepEqual(await tarOf('8'), ['8.tar', ['6.tar', '7.tar']]);
    assert.deepEqual(await tarOf('9'), ['6.tar', ['7.tar', '8.tar']]);
  });
});
