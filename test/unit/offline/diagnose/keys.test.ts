import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asNobody } from '../../../support/as-nobody.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { diagnoseApp, diagnoseFolder, findings, KEY_A } from './apps.ts';

const DEMO_KEY = path.resolve(__dirname, '../../../../../shared/fixtures/amr/demo-public.pem');

/** Findings in one file of code. */
async function inFile(file: string, text: string, others: Record<string, string> = {}): Promise<string[]> {
  return (await findings({ ...others, [file]: text })).map(line => line.replace(`${file}:`, ''));
}

const java = (argument: string) => `MPNebula.enableAppVerification(\n  ${argument});`;

/** Code of an iOS app's launch. */
const ios = (statement: string, method = 'afterDidFinishLaunchingWithOptions') =>
  `- (void)application:(UIApplication *)a ${method}:(NSDictionary *)o {\n  if (x) {\n    ${statement};\n  }\n}`;
const path_ = (expression: string) =>
  ios(`[MPNebulaAdapterInterface shareInstance].nebulaPublicKeyPath = ${expression}`);
const PEM = { 'App/public.pem': '{A.pem}' };

describe('keys and switches in code', () => {
  it('reads keys in pieces, by constants, and in the other languages', async () => {
    const pieces = KEY_A.base64.match(/.{1,64}/g)?.map(piece => `"${piece}"`) ?? [];
    const texts: [string, string][] = [
      ['A.java', java(pieces.join(' +\n    '))],
      ['A.java', `static final String K = ${pieces.join('\n + ')};\n${java('K')}`],
      ['A.kt', `const val K = ${pieces.join(' +\n    ')}\nMPNebula.enableAppVerification(K)`],
      [
        'A.ets',
        `class A extends H5CommonAppProvider {\n  pubKey(): string {\n    return ${pieces.join(' +\n')}\n  }\n}`,
      ],
    ];
    for (const [file, text] of texts) {
      const { modules } = await diagnoseApp({ [file]: text });
      assert.deepEqual(
        modules.flatMap(module => module.keys.map(key => key.text)),
        [KEY_A.base64],
        text,
      );
    }
  });

  it('skips what is commented out', async () => {
    const commented = java('"{A}"').replaceAll(/^/gm, '// ');
    assert.deepEqual((await diagnoseApp({ 'A.java': commented })).modules, []);
    assert.deepEqual((await diagnoseApp({ 'A.java': `/* ${java('"{A}"')} */ "customPublicKey2"` })).modules, []);
  });

  it('says which keys cannot be read or used', async () => {
    assert.deepEqual(await inFile('A.java', java('"{A}"')), []);
    assert.deepEqual(await inFile('A.java', java('Keys.load()')), ['1:10 info package/key-computed']);
    assert.deepEqual(await inFile('A.java', java('"-----BEGIN PUBLIC KEY-----\\n{A}"')), [
      '2:3 error package/key-header-left',
    ]);
    assert.deepEqual(await inFile('A.java', java('"publicKey"')), ['2:3 error package/key-unusable']);
    assert.deepEqual(await inFile('A.java', java('""')), ['2:3 error package/key-unusable']);
  });

  it('knows the key of the demos', async function () {
    // The fixtures are other people's work and not part of the project.
    if (!existsSync(DEMO_KEY)) this.skip();
    const pem = await readFile(DEMO_KEY, 'utf8');
    const base64 = pem.replace(/-----.*-----|\s/g, '');
    assert.deepEqual(await inFile('A.java', java(`"${base64}"`)), ['2:3 warning package/demo-key']);
    const code = path_('[[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"]');
    assert.deepEqual(await inFile('App/A.m', code, { 'App/public.pem': pem }), ['3:46 warning package/demo-key']);
  });

  it('warns of several keys', async () => {
    assert.deepEqual(await inFile('A.java', `${java('"{A}"')}\n${java('"{A}"')}`), []);
    assert.deepEqual(await inFile('A.java', `${java('"{A}"')}\n${java('"{B}"')}`), [
      '4:3 warning package/several-keys',
    ]);
  });

  it('warns of a key in start parameters and of an unzip check that is off', async () => {
    assert.deepEqual(await inFile('A.java', 'bundle.putString("customPublicKey", key);'), [
      '1:18 warning package/custom-public-key',
    ]);
    assert.deepEqual(await inFile('A.kt', 'map["h5_amrUnzipSecCheck"] = "NO"'), [
      '1:5 warning package/unzip-check-off',
    ]);
    assert.deepEqual(await inFile('A.kt', 'map["h5_amrUnzipSecCheck"] = "YES"'), []);
  });

  it('reads the switch where code sets it', async () => {
    const off = 'if ("h5_shouldverifyapp".equals(key)) { return "NO"; }';
    assert.deepEqual(await inFile('A.java', off), ['1:5 info package/verification-off']);
    assert.deepEqual(await inFile('A.java', off.replace('NO', 'YES')), []);
    const { modules } = await diagnoseApp({ 'A.java': 'put("h5_shouldverifyapp", value);' });
    assert.deepEqual(
      modules.map(({ verification }) => verification),
      ['unclear'],
    );
  });

  it('warns of custom_config.json where Android does not read it', async () => {
    const config = '[{ "key": "h5_shouldverifyapp", "value": "YES" }]';
    assert.deepEqual(await inFile('app/src/main/assets/custom_config.json', config), [
      '1:42 warning package/custom-config-place',
    ]);
    assert.deepEqual(await inFile('app/src/main/assets/config/custom_config.json', config), []);
  });

  it('reads the key’s path on iOS in all ways to write it', async () => {
    const good = [
      '[[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"]',
      '[[NSBundle mainBundle] pathForResource:@"public.pem" ofType:nil]',
      '[[NSBundle mainBundle].bundlePath stringByAppendingPathComponent:@"public.pem"]',
      '[[NSBundle mainBundle].bundlePath stringByAppendingFormat:@"/%@", @"public.pem"]',
      '[[NSBundle mainBundle].bundlePath stringByAppendingString:@"/Keys.bundle/public.pem"]',
    ];
    for (const expression of good) assert.deepEqual(await inFile('App/A.m', path_(expression), PEM), [], expression);
    const swift = (expression: string) =>
      `let a = 1\nMPNebulaAdapterInterface.shareInstance().nebulaPublicKeyPath = ${expression}\nlet b = 2`;
    for (const expression of [
      'Bundle.main.path(forResource: "public", ofType: "pem")',
      'Bundle.main.bundlePath + "/public.pem"',
      '"\\(Bundle.main.bundlePath)/public.pem"',
    ]) {
      assert.deepEqual(await inFile('App/A.swift', swift(expression), PEM), [], expression);
    }
    assert.deepEqual(await inFile('App/A.m', path_('[self keyPath]'), PEM), ['3:46 info package/key-computed']);
  });

  it('finds the missing slash of the documentation’s sample', async () => {
    const sample = '[[NSBundle mainBundle].bundlePath stringByAppendingFormat:@"%@", @"public.pem"]';
    assert.deepEqual(await inFile('App/A.m', path_(sample), PEM), ['3:46 error package/key-path-slash']);
    const swift = 'x.nebulaPublicKeyPath = Bundle.main.bundlePath + "public.pem"';
    assert.deepEqual(await inFile('App/A.swift', swift, PEM), ['1:3 error package/key-path-slash']);
  });

  it('says which key file is missing or is none', async () => {
    const code = path_('[[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"]');
    assert.deepEqual(await inFile('App/A.m', code), ['3:46 error package/key-file-missing']);
    assert.deepEqual(await inFile('App/A.m', code, { 'App/public.pem': '{A}' }), ['3:46 error package/key-unusable']);
    const huge = `{A.pem}${' '.repeat(65 * 1024)}`;
    assert.deepEqual(await inFile('App/A.m', code, { 'App/public.pem': huge }), ['3:46 error package/key-unusable']);
  });

  it('goes on where a key file cannot be read', async function () {
    // Windows has other permissions.
    if (process.platform === 'win32') this.skip();
    const code = path_('[[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"]');
    await using workspace = await TestWorkspace.create({
      'App/A.m': code,
      'App/P.bundle/70000000_1.0.0.6.amr': 'signed A',
    });
    await chmod(workspace.folder, 0o755);
    await writeFile(workspace.path('App/public.pem'), KEY_A.pem, { mode: 0 });
    const { modules, findings: found } = await asNobody(() => diagnoseFolder(workspace.folder));
    assert.deepEqual(
      found.map(({ severity, code: what }) => `${severity} ${what}`),
      ['warning package/key-file-unreadable', 'info package/outcome-unknown'],
    );
    assert.match(found[0]?.message ?? '', /public\.pem: /);
    assert.deepEqual(
      modules.flatMap(({ presets }) => presets.map(({ outcome }) => outcome)),
      ['unknown'],
    );
  });

  it('warns of iOS properties that are set too early, and does not count them', async () => {
    const setting = '[MPNebulaAdapterInterface shareInstance].nebulaNeedVerify = NO';
    assert.deepEqual(await inFile('A.m', ios(setting)), ['3:46 info package/verification-off']);
    assert.deepEqual(await inFile('A.m', ios(setting, 'beforeDidFinishLaunchingWithOptions')), [
      '3:46 warning package/set-too-early',
    ]);
    const others = `${ios('[x y]', 'beforeDidFinishLaunchingWithOptions')}\n${ios(setting)}`;
    assert.deepEqual(await inFile('A.m', others), ['8:46 info package/verification-off']);
    assert.deepEqual(await inFile('A.m', ios('[i setNebulaNeedVerify:NO]')), ['3:8 info package/verification-off']);
  });

  it('leaves classes of HarmonyOS apps that only look alike', async () => {
    const text = 'class A extends B {\n  shouldVerify(): boolean {\n    return false\n  }\n} // H5CommonAppProvider';
    assert.deepEqual((await diagnoseApp({ 'A.ets': text })).modules, []);
  });
});
