import assert from 'node:assert/strict';
import path from 'node:path';
import { diagnose } from '../../../../server/src/offline/diagnose/diagnose.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { diagnoseApp, findings, report } from './apps.ts';

const ASSETS = 'app/src/main/assets';
const AMR = `${ASSETS}/70000000_1.0.0.6.amr`;
const JAVA = 'app/src/main/java/App.java';
const ON = 'class App {\n  void init() {\n    MPNebula.enableAppVerification("{A}");\n  }\n}';
const OFF = '[{ "key": "h5_shouldverifyapp", "value": "NO" }]';

/** The outcome of each package, by name. */
async function outcomes(files: Record<string, string>): Promise<Record<string, string>> {
  const { modules } = await diagnoseApp(files);
  return Object.fromEntries(modules.flatMap(({ presets }) => presets.map(each => [each.appId, each.outcome])));
}

describe('diagnosis', () => {
  it('has nothing to say where there are no apps', async () => {
    assert.equal(await report({ 'src/index.ts': 'MPNebula.enableAppVerification("x")', 'README.md': '' }), '');
  });

  it('reports an Android app whose packages load, and one whose do not', async () => {
    assert.equal(
      await report({
        [JAVA]: ON,
        [AMR]: 'signed A',
        [`${ASSETS}/80000000_1.0.0.2.amr`]: 'unsigned',
        [`${ASSETS}/90000000_1.0.0.0.amr`]: 'signed B',
        [`${ASSETS}/config/custom_config.json`]: '[\n  { "key": "h5_shouldverifyapp", "value": "YES" }\n]',
      }),
      `
Android (app)
  Verification: on
    h5_shouldverifyapp = YES  app/src/main/assets/config/custom_config.json:2:43
    MPNebula.enableAppVerification(…)  app/src/main/java/App.java:3:14
  Public key:
    MPNebula.enableAppVerification  SHA-256 of A  app/src/main/java/App.java:3:36
  Preset packages:
    70000000 1.0.0.6: loads  app/src/main/assets/70000000_1.0.0.6.amr
      Its signatures fit the app’s key.
    80000000 1.0.0.2: falls back to the network  app/src/main/assets/80000000_1.0.0.2.amr
      The package is not signed and the client verifies: that always fails (documented). CERT.json is there, but empty.
      Console signing off, client verification on: always fails (documented).
      → Upload the private key in the console, then upload the package again and download it.
      → Or sign it with mpaas sign.
    90000000 1.0.0.0: falls back to the network  app/src/main/assets/90000000_1.0.0.0.amr
      It is signed with a key that is not the app’s (documented: the keys are no pair).
      Console signing on, client verification on: fails where the keys are no pair (documented).
      → Put the public key that belongs to the console’s private key into the app.
      → If the console’s key was replaced, upload all packages again and download packages and h5_json.json anew (documented).`.slice(
        1,
      ),
    );
  });

  it('reports an iOS app beside a HarmonyOS app', async () => {
    assert.equal(
      await report({
        'ios/App.xcodeproj/project.pbxproj': '',
        'ios/App/AppDelegate.m': `- (void)application:(UIApplication *)a afterDidFinishLaunchingWithOptions:(NSDictionary *)o {
  [MPNebulaAdapterInterface shareInstance].nebulaNeedVerify = YES;
  [MPNebulaAdapterInterface shareInstance].nebulaPublicKeyPath =
      [[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"];
}`,
        'ios/App/Resources/public.pem': '{A.pem}',
        'ios/App/Resources/Preset.bundle/70000000_1.0.0.6.amr': 'signed A',
        'harmony/AppScope/app.json5': '{}',
        'harmony/entry/src/main/ets/Provider.ets':
          "export class P extends H5CommonAppProvider {\n  shouldVerify(): boolean {\n    return false\n  }\n  pubKey(): string {\n    return '{B}'\n  }\n}",
        'harmony/entry/src/main/resources/rawfile/70000000_1.0.0.6.amr': 'signed A',
      }),
      `
HarmonyOS (harmony)
  Verification: off
    shouldVerify(): false  harmony/entry/src/main/ets/Provider.ets:2:3
  Public key:
    pubKey()  SHA-256 of B  harmony/entry/src/main/ets/Provider.ets:6:12
  Preset packages:
    70000000 1.0.0.6: loads without being verified  harmony/entry/src/main/resources/rawfile/70000000_1.0.0.6.amr
      Verification is off, so that anybody’s package loads.
      Console signing on, client verification off: a failure is probably not about signatures (documented).
      → Turn verification on and give the app the public key, at least in release builds.

iOS (ios)
  Verification: on
    nebulaNeedVerify = YES  ios/App/AppDelegate.m:2:44
  Public key:
    nebulaPublicKeyPath  SHA-256 of A  ios/App/AppDelegate.m:3:44
  Preset packages:
    70000000 1.0.0.6: loads  ios/App/Resources/Preset.bundle/70000000_1.0.0.6.amr
      Its signatures fit the app’s key.`.slice(1),
    );
  });

  it('knows what each platform does without a switch and without a key', async () => {
    assert.deepEqual(await outcomes({ [AMR]: 'signed A' }), { '70000000': 'falls-back' });
    assert.deepEqual(await outcomes({ 'Preset.bundle/70000000_1.0.0.6.amr': 'signed A' }), {
      '70000000': 'falls-back',
    });
    assert.deepEqual(await outcomes({ 'entry/src/main/resources/rawfile/70000000_1.0.0.6.amr': 'signed A' }), {
      '70000000': 'unknown',
    });
  });

  it('reads a key with no switch beside it', async () => {
    const provider = 'class P implements H5PublicRsaProvider { public String getPublicRsa() { return "{A}"; } }';
    const set = 'class S { void s() { H5Utils.setProvider(H5PublicRsaProvider.class.getName(), new P()); } }';
    const files = { 'app/src/main/java/P.java': provider, [AMR]: 'signed A' };
    assert.deepEqual(await outcomes({ ...files, [JAVA]: set }), { '70000000': 'loads' });
    assert.deepEqual(await outcomes(files), { '70000000': 'falls-back' });
    assert.deepEqual(await findings(files), [
      `${AMR}:1:1 error package/falls-back`,
      'app/src/main/java/P.java:1:80 warning package/provider-not-set',
    ]);
  });

  it('turns off for exactly NO, and warns when a key says that it was meant to be on', async () => {
    const config = `${ASSETS}/config/custom_config.json`;
    assert.deepEqual(await outcomes({ [config]: OFF, [AMR]: 'unsigned' }), { '70000000': 'loads-unverified' });
    assert.deepEqual(await outcomes({ [config]: OFF.replace('NO', 'no'), [AMR]: 'signed A' }), {
      '70000000': 'falls-back',
    });
    assert.deepEqual(await findings({ [config]: OFF, [AMR]: 'unsigned' }), [
      `${AMR}:1:1 info package/loads-unverified`,
      `${config}:1:42 info package/verification-off`,
    ]);
    const provider =
      'H5Utils.setProvider(H5PublicRsaProvider.class.getName(), new H5PublicRsaProvider() { String getPublicRsa() { return "{A}"; } });';
    assert.deepEqual(await findings({ [config]: OFF, [AMR]: 'unsigned', [JAVA]: provider }), [
      `${AMR}:1:1 warning package/loads-unverified`,
      `${config}:1:42 info package/verification-off`,
    ]);
  });

  it('does not guess between switches that contradict one another', async () => {
    const files = { [JAVA]: ON, [AMR]: 'signed B', [`${ASSETS}/config/custom_config.json`]: OFF };
    assert.deepEqual(await outcomes(files), { '70000000': 'unknown' });
    assert.deepEqual(await findings(files), [
      `${AMR}:1:1 warning package/outcome-unknown`,
      `${ASSETS}/config/custom_config.json:1:42 info package/verification-off`,
      `${JAVA}:3:14 warning package/contradicting-switches`,
    ]);
    assert.deepEqual(await outcomes({ ...files, [AMR]: 'signed A' }), { '70000000': 'loads' });
  });

  it('takes every verdict for what it is', async () => {
    const cases = {
      valid: 'loads',
      repackaged: 'loads',
      unsigned: 'falls-back',
      'wrong-key': 'falls-back',
      'entry-changed': 'falls-back',
      'signature-damaged': 'falls-back',
      'wrong-digest': 'falls-back',
      'entry-set': 'unknown',
      inconsistent: 'unknown',
      malformed: 'unknown',
    };
    for (const [verdict, outcome] of Object.entries(cases)) {
      assert.deepEqual(await outcomes({ [JAVA]: ON, [AMR]: verdict }), { '70000000': outcome }, verdict);
    }
  });

  it('shows an outcome at the entry of the metadata', async () => {
    const metadata = '{ "data": [\n  { "app_id": "70000000", "version": "1.0.0.6" }\n] }';
    const files = { [JAVA]: ON, [AMR]: 'unsigned', [`${ASSETS}/h5_json.json`]: metadata };
    assert.deepEqual(await findings(files), [`${ASSETS}/h5_json.json:2:15 error package/falls-back`]);
  });

  it('compares the metadata and the code with the packages', async () => {
    const offline =
      'class P { void p() { MPNebula.loadOfflineNebula("h5_json.json",\n  new MPNebulaOfflineInfo("70000000_1.0.0.6.amr", "70000000", "1.0.0.6"),\n  new MPNebulaOfflineInfo("80000000_1.0.0.0.amr", "80000000", "1.0.0.0")); } }';
    const metadata =
      '{ "data": [\n  { "app_id": "70000000", "version": "1.0.0.5" },\n  { "app_id": "80000000", "version": "1.0.0.0" }\n] }';
    const files = {
      [JAVA]: ON,
      'app/src/main/java/Pipeline.java': offline,
      [AMR]: 'signed A',
      [`${ASSETS}/90000000_1.0.0.0.amr`]: 'signed A',
      [`${ASSETS}/h5_json.json`]: metadata,
    };
    assert.deepEqual(await findings(files), [
      `${ASSETS}/90000000_1.0.0.0.amr:1:1 warning package/preset-unlisted`,
      `${ASSETS}/h5_json.json:2:38 warning package/preset-version`,
      `${ASSETS}/h5_json.json:3:15 warning package/preset-missing`,
      'app/src/main/java/Pipeline.java:3:27 error package/preset-missing',
    ]);
  });

  it('gives mini programs to Mriver where an app sets it up', async () => {
    const mriver = 'fun f() { MriverResource.enableVerify(MriverResource.VERIFY_TYPE_YES, "{B}") }';
    const files = {
      [JAVA]: ON,
      'app/src/main/java/M.kt': mriver,
      [AMR]: 'signed A',
      [`${ASSETS}/2018032302435038_1.0.0.0.amr`]: 'signed B',
    };
    assert.deepEqual(await outcomes(files), { '70000000': 'loads', '2018032302435038': 'loads' });
    const off = mriver.replace(/enableVerify\(.*\)/, 'disableVerify()');
    assert.equal((await outcomes({ ...files, 'app/src/main/java/M.kt': off }))['2018032302435038'], 'loads-unverified');
  });

  it('keeps apps of one Gradle project apart, and gives their libraries to all of them', async () => {
    const { modules, folder } = await diagnoseApp({
      'settings.gradle': '',
      'build.gradle': "plugins { id 'com.android.application' version '8' apply false }",
      'one/build.gradle': "apply plugin: 'com.android.application'",
      'two/build.gradle.kts': 'plugins { alias(libs.plugins.android.application) }',
      'one/src/main/java/A.java': ON,
      'two/src/main/java/B.java': ON.replace('{A}', '{B}'),
      'library/src/main/assets/70000000_1.0.0.6.amr': 'signed A',
    });
    assert.deepEqual(
      modules.map(module => [module.folder.slice(folder.length + 1), module.presets.map(({ outcome }) => outcome)]),
      [
        ['one', ['loads']],
        ['two', ['falls-back']],
      ],
    );
  });

  const rootBuildFiles: [text: string, isApp: boolean][] = [
    ["plugins { id 'com.android.application' }", true],
    ["plugins {\n  id 'com.android.application'\n}\n", true],
    ["plugins { id 'com.android.application' version '8' apply false }", false],
    ['plugins { id("com.android.application").version("8").apply(false) }', false],
    ['plugins { id("com.android.application") version "8"  apply  ( false ) }', false],
    ['plugins { id("com.android.application.other") apply false }', false],
    ["plugins { id 'com.android.library' }", false],
  ];
  for (const [text, isApp] of rootBuildFiles) {
    it(`takes the root of a Gradle project for ${isApp ? 'an app' : 'no app'} by ${JSON.stringify(text)}`, async () => {
      const { modules, folder } = await diagnoseApp({
        'settings.gradle': '',
        'build.gradle': text,
        'one/build.gradle': "apply plugin: 'com.android.application'",
        'two/build.gradle': "apply plugin: 'com.android.application'",
        'src/main/assets/70000000_1.0.0.6.amr': 'signed A',
      });
      const folders = modules.map(module => path.relative(folder, module.folder));
      assert.deepEqual(folders, isApp ? [''] : ['one', 'two']);
    });
  }

  it('leaves alone what tools made, what others wrote, and tests', async () => {
    for (const folder of [
      'node_modules/x',
      'app/build/x',
      'Pods/x',
      '.git/x',
      'app/src/test/java',
      'app/src/androidTest/java',
    ]) {
      assert.equal(
        await report({ [`${folder}/A.java`]: ON, [`${folder}/assets/70000000_1.0.0.6.amr`]: 'unsigned' }),
        '',
        folder,
      );
    }
  });

  it('says what it did not read', async () => {
    const limits = { fileSize: 1000, files: 2 };
    const { leftOut } = await diagnoseApp({ 'A.java': ' '.repeat(1001), 'B.java': '\uFEFF', 'C.java': '' }, limits);
    assert.deepEqual(leftOut, ['A.java was not read (too-large).', '1 file not read: there are more than 2.']);
  });

  it('reads no packages and projects as texts', async () => {
    const files = { 'A.java': '', [AMR]: 'signed A', 'A.xcodeproj/project.pbxproj': '' };
    assert.deepEqual((await diagnoseApp(files, { fileSize: 0, files: 1 })).leftOut, []);
  });

  it('stops between packages when it is cancelled', async () => {
    await using workspace = await TestWorkspace.create({
      [JAVA]: ON,
      [AMR]: '',
      [`${ASSETS}/80000000_1.0.0.2.amr`]: '',
    });
    const token = { isCancellationRequested: false };
    let read = 0;
    const inspect = async () => {
      read++;
      token.isCancellationRequested = true;
      return { signatures: 'signed' as const, containerEntries: [], malformed: false };
    };
    const verify = () => Promise.reject(new Error('There is no key.'));
    await assert.rejects(diagnose(workspace.folder, { verify, inspect, token }), { name: 'CancelledError' });
    assert.equal(read, 1);
  });

  it('stops when it is cancelled', async () => {
    await using workspace = await TestWorkspace.create({ [JAVA]: ON });
    const verify = async () => ({ verdict: 'valid' as const, entries: [] });
    const inspect = async () => ({ signatures: 'signed' as const, containerEntries: [], malformed: false });
    const token = { isCancellationRequested: true };
    await assert.rejects(diagnose(workspace.folder, { verify, inspect, token }), { name: 'CancelledError' });
  });
});
