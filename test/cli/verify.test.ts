import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runCli } from '../support/cli.ts';
import { buildPackage, certText, KEY, OTHER_KEY, usualMembers } from '../support/offline/test-package.ts';
import { TestWorkspace } from '../support/workspace.ts';

const PEM = KEY.publicKey.key.export({ type: 'spki', format: 'pem' }).toString();
const OTHER_PEM = OTHER_KEY.publicKey.key.export({ type: 'spki', format: 'pem' }).toString();
const PRIVATE_PEM = KEY.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const H5_JSON = (version: string) => JSON.stringify({ data: [{ app_id: '70000000', version }] });

/** Runs the command line beside a good package, its key, and these files. */
async function run(args: string[], files: Record<string, string | Uint8Array> = {}) {
  await using workspace = await TestWorkspace.create({ 'a.amr': buildPackage(), 'public.pem': PEM, ...files });
  return await runCli(args, { cwd: workspace.folder });
}

describe('mpaas verify', () => {
  it('ends with 0 for a valid package, and says what clients do', async () => {
    const { exitCode, stdout, stderr } = await run(['verify', 'a.amr', '--key', 'public.pem']);
    assert.equal(exitCode, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^valid {2}a\.amr \(70000000 1\.0\.0\.1\): signed with this key/);
    assert.match(stdout, /Android, Nebula in mPaaS: would load it\. .* \[seen in code/);
    assert.match(stdout, /HarmonyOS: would load it\. .* \[inferred\]/);
  });

  it('ends with 1 for any other, and says why', async () => {
    const files = {
      'b.amr': buildPackage({ cert: ({ manifest }) => `{"Manifest.xml":"${manifest}"} \n` }),
      'other.pem': OTHER_PEM,
    };
    const omitted = await run(['verify', 'b.amr', '--key', 'public.pem'], files);
    assert.equal(omitted.exitCode, 1);
    assert.match(omitted.stdout, /^entry-set {2}b\.amr/);
    assert.match(omitted.stdout, /error 70000000\.tar .*package\/cert-missing-entry/);
    assert.match(omitted.stdout, /Nebula in mPaaS: would load it all the same\./);
    assert.match(omitted.stdout, /Ariver \(newer\): would refuse it \(code 6\)\./);
    const other = await run(['verify', 'a.amr', '--key', 'other.pem', '--json'], files);
    assert.equal(other.exitCode, 1);
    const { verdict, appId, version, findings } = JSON.parse(other.stdout);
    assert.deepEqual({ verdict, appId, version }, { verdict: 'wrong-key', appId: '70000000', version: '1.0.0.1' });
    assert.deepEqual(
      findings.map(({ code, entry }: { code: string; entry: string }) => `${code} ${entry}`),
      ['package/wrong-key Manifest.xml', 'package/wrong-key 70000000.tar'],
    );
  });

  it('says once what holds for every entry of a package that was zipped again', async () => {
    await using workspace = await TestWorkspace.create({ 'a.amr': buildPackage(), 'public.pem': PEM });
    const cwd = workspace.folder;
    const names = ['Manifest.xml', 'CERT.json', '70000000.tar'];
    await promisify(execFile)('unzip', ['a.amr'], { cwd });
    await promisify(execFile)('zip', ['-X', 'b.amr', ...names], { cwd });
    const { stdout } = await runCli(['verify', 'b.amr', '--key', 'public.pem'], { cwd });
    assert.match(stdout, /^repackaged /);
    assert.match(
      stdout,
      /extra fields .* The same goes for 2 more: CERT\.json, 70000000\.tar\. package\/zip-extra-fields\n/,
    );
    assert.equal(stdout.match(/zip-extra-fields/g)?.length, 1);
    const json = await runCli(['verify', 'b.amr', '--key', 'public.pem', '--json'], { cwd });
    assert.equal(json.stdout.match(/zip-extra-fields/g)?.length, 3);
  });

  it('compares with metadata: beside the package, or given', async () => {
    const verdict = async (args: string[], files: Record<string, string>) => {
      const { exitCode, stdout } = await run(['verify', 'a.amr', '--key', 'public.pem', '--json', ...args], files);
      return [exitCode, JSON.parse(stdout).verdict];
    };
    assert.deepEqual(await verdict([], { 'h5_json.json': H5_JSON('1.0.0.1') }), [0, 'valid']);
    assert.deepEqual(await verdict([], { 'h5_json.json': H5_JSON('1.0.0.2') }), [1, 'inconsistent']);
    assert.deepEqual(await verdict([], { 'h5_json.json': '{"data":[]}' }), [0, 'valid']);
    assert.deepEqual(await verdict(['--h5-json', 'm.json'], { 'm.json': '{"data":[]}' }), [1, 'inconsistent']);
    assert.deepEqual(await verdict(['--h5-json', 'm.json'], { 'm.json': H5_JSON('1.0.0.1') }), [0, 'valid']);
  });

  const unusable: [what: string, args: string[], message: RegExp][] = [
    ['no key', ['a.amr'], /--key public\.pem.*mpaas inspect/],
    ['no key, for a program', ['a.amr', '--json'], /--key public\.pem/],
    ['a package that is not there', ['gone.amr', '--key', 'public.pem'], /gone\.amr cannot be used \(ENOENT\)/],
    ['a package that is a folder', ['.', '--key', 'public.pem'], /cannot be used \(EISDIR\)/],
    ['a key that is not there', ['a.amr', '--key', 'gone.pem'], /gone\.pem: .*ENOENT/],
    ['a private key', ['a.amr', '--key', 'private.pem'], /private\.pem: This is a private key.*openssl pkey/],
    ['a key that is none', ['a.amr', '--key', 'm.json'], /m\.json: /],
    [
      'metadata that are not there',
      ['a.amr', '--key', 'public.pem', '--h5-json', 'gone.json'],
      /gone\.json cannot be read/,
    ],
    ['metadata that are no JSON', ['a.amr', '--key', 'public.pem', '--h5-json', 'm.json'], /m\.json: .*no valid JSON/],
  ];
  for (const [what, args, message] of unusable) {
    it(`ends with 2 for ${what}`, async () => {
      const { exitCode, stdout, stderr } = await run(['verify', ...args], {
        'private.pem': PRIVATE_PEM,
        'm.json': '{',
      });
      assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: '' });
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, / {4}at /);
    });
  }
});

describe('mpaas inspect', () => {
  it('shows what is in a package', async () => {
    const { exitCode, stdout } = await run(['inspect', 'a.amr']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^a\.amr: 70000000 1\.0\.0\.1\n {2}Signed, by a key of 2048 bits\./);
    assert.match(stdout, /Entry page: www\/index\.html/);
    assert.match(stdout, / 14 {2}2020-01-02T03:04:06\.000Z {2}www\/index\.html\n/);
    assert.match(stdout, / www\/\n/);
  });

  it('gives it to programs, with findings', async () => {
    const files = { 'b.amr': buildPackage({ cert: certText({ tar: '', manifest: '' }) }) };
    const { exitCode, stdout } = await run(['inspect', 'b.amr', '--json'], files);
    const { appId, version, signed, entries, findings } = JSON.parse(stdout);
    assert.deepEqual(
      { exitCode, appId, version, signed },
      { exitCode: 0, appId: '70000000', version: '1.0.0.1', signed: false },
    );
    assert.deepEqual(entries.at(-1), {
      name: 'www/index.html',
      size: 14,
      type: 'file',
      modified: '2020-01-02T03:04:06.000Z',
    });
    assert.deepEqual(
      findings.map(({ code }: { code: string }) => code),
      ['package/unsigned'],
    );
  });

  it('ends with 1 for a malformed package, and 2 for none', async () => {
    const malformed = await run(['inspect', 'b.amr'], { 'b.amr': buildPackage().subarray(0, -1) });
    assert.equal(malformed.exitCode, 1);
    assert.match(malformed.stdout, /package\/zip-truncated/);
    const text = await run(['inspect', 'b.amr'], { 'b.amr': 'no package' });
    assert.match(text.stdout, /^ {2}error byte 0 {2}This is no offline package/m);
    assert.equal((await run(['inspect', 'gone.amr'])).exitCode, 2);
  });
});

describe('mpaas compare', () => {
  const files = {
    'b.amr': buildPackage({ tar: [...usualMembers(), { name: 'new.js', data: 'x' }] }),
    'broken.amr': buildPackage().subarray(0, -1),
  };

  it('ends with 0 for two that are the same', async () => {
    const { exitCode, stdout } = await run(['compare', 'a.amr', 'a.amr']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /files \(2\)/);
  });

  it('ends with 1 for two that are not, and says in what', async () => {
    const { exitCode, stdout } = await run(['compare', 'a.amr', 'b.amr'], files);
    assert.equal(exitCode, 1);
    assert.match(stdout, /\+ new\.js 1 byte\n1 added, 0 removed, 0 changed, 2 the same\.\n$/);
    const json = await run(['compare', 'a.amr', 'b.amr', '--json'], files);
    const { added, removed, differences, areSame } = JSON.parse(json.stdout);
    assert.deepEqual([json.exitCode, added[0].name, removed, areSame], [1, 'new.js', [], false]);
    assert.deepEqual(
      differences.map(({ what }: { what: string }) => what),
      ['signatures'],
    );
  });

  it('ends with 2 when one cannot be read', async () => {
    const { exitCode, stdout, stderr } = await run(['compare', 'a.amr', 'broken.amr'], files);
    assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: '' });
    assert.match(stderr, /broken\.amr cannot be compared: /);
    assert.equal((await run(['compare', 'a.amr', 'gone.amr'])).exitCode, 2);
  });
});
