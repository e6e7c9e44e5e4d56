import assert from 'node:assert/strict';
import { readAndroidCode } from '../../../../server/src/offline/diagnose/android-code.ts';
import { Code } from '../../../../server/src/offline/diagnose/code.ts';
import type { Place } from '../../../../server/src/offline/diagnose/model.ts';

/** What is read, each with the code that it is shown at. */
function facts(text: string): string[] {
  const { switches, keys, requested, registersProvider } = readAndroidCode(new Code('/A.java', text, 'java'));
  const at = ({ range }: Place) => `at ${text.slice(range.start.character, range.end.character)}`;
  return [
    ...switches.map(each => `${each.container} ${each.what}: ${each.value}, ${at(each)}`),
    ...keys.map(each => `${each.container} ${each.what}: ${each.problem}, ${at(each)}`),
    ...requested.map(each => `requests ${each.name}, ${at(each)}`),
    ...(registersProvider ? ['registers a provider'] : []),
  ];
}

describe('what code for Android sets', () => {
  const cases: [text: string, facts: string[]][] = [
    [
      'MPNebula.enableAppVerification("a");',
      [
        'nebula MPNebula.enableAppVerification(…): on, at enableAppVerification',
        'nebula MPNebula.enableAppVerification: no-key, at "a"',
      ],
    ],
    [
      'MPNebula.enableAppVerification(key());',
      [
        'nebula MPNebula.enableAppVerification(…): on, at enableAppVerification',
        'nebula MPNebula.enableAppVerification: computed, at enableAppVerification',
      ],
    ],
    [
      'MPNebula.enableAppVerification(',
      [
        'nebula MPNebula.enableAppVerification(…): on, at enableAppVerification',
        'nebula MPNebula.enableAppVerification: computed, at enableAppVerification',
      ],
    ],
    ['Other.enableAppVerification("a");', []],
    [
      'MriverResource.enableVerify(MriverResource.VERIFY_TYPE_YES, "a");',
      [
        'mriver MriverResource.enableVerify(…): on, at enableVerify',
        'mriver MriverResource.enableVerify: no-key, at "a"',
      ],
    ],
    [
      'MriverResource.enableVerify(type, VERIFY_TYPE_YES);',
      [
        'mriver MriverResource.enableVerify(…): unclear, at enableVerify',
        'mriver MriverResource.enableVerify: computed, at enableVerify',
      ],
    ],
    ['MriverResource.enableVerify(type);', []],
    ['MriverResource.disableVerify();', ['mriver MriverResource.disableVerify(): off, at disableVerify']],
    [
      'class P implements H5PublicRsaProvider { String getPublicRsa() { return "a"; } }',
      ['nebula H5PublicRsaProvider.getPublicRsa: no-key, at "a"'],
    ],
    ['class P { String getPublicRsa() { return "a"; } }', []],
    ['H5PublicRsaProvider p; f(p.getPublicRsa());', []],
    ['H5Utils.setProvider(H5PublicRsaProvider.class.getName(), p);', ['registers a provider']],
    ['H5Utils.setProvider(H5OtherProvider.class.getName(), p);', []],
    [
      'new MPNebulaOfflineInfo("70000000_1.0.0.6.amr", "70000000", "1.0.0.6")',
      ['requests 70000000_1.0.0.6.amr, at "70000000_1.0.0.6.amr"'],
    ],
    ['new MPNebulaOfflineInfo(name(), "70000000", "1.0.0.6")', []],
  ];
  for (const [text, expected] of cases) {
    it(`is ${expected.length > 0 ? 'read' : 'nothing'} in ${text}`, () => assert.deepEqual(facts(text), expected));
  }
});
