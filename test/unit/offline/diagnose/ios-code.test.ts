import assert from 'node:assert/strict';
import { Code } from '../../../../server/src/offline/diagnose/code.ts';
import { readIosCode } from '../../../../server/src/offline/diagnose/ios-code.ts';

const read = (text: string) => readIosCode(new Code('/a.m', text, 'objective-c'));

/** What is read of switches and keys, without places. */
function facts(text: string) {
  const { switches, keys, keyFiles } = read(text);
  return [
    ...switches.map(({ what, value }) => `${what}: ${value}`),
    ...keys.map(({ problem, detail }) => `${problem} ${detail}`),
    ...keyFiles.map(({ name }) => `file ${name}`),
  ];
}

const early = (text: string) =>
  `- (void)application:(UIApplication *)application beforeDidFinishLaunchingWithOptions:(id)o { if (x) { y(); } ${text} }`;

describe('what code for iOS sets', () => {
  const cases: [text: string, facts: string[]][] = [
    ['a.nebulaNeedVerify = YES;', ['nebulaNeedVerify = YES: on']],
    ['a.nebulaNeedVerify = false', ['nebulaNeedVerify = false: off']],
    ['[a setNebulaNeedVerify:NO];', ['nebulaNeedVerify = NO: off']],
    ['a.nebulaNeedVerify = constructor;', ['nebulaNeedVerify = constructor: unclear']],
    ['a.nebulaNeedVerify =', ['nebulaNeedVerify = : unclear']],
    ['if (a.nebulaNeedVerify == YES) b();', []],
    ['a.nebulaPublicKeyPath == b;', []],
    ['a.nebulaPublicKeyPath = f();', ['file undefined']],
    [early('a.nebulaNeedVerify = YES; a.nebulaPublicKeyPath = f();'), []],
    [`${early('')} a.nebulaNeedVerify = YES;`, ['nebulaNeedVerify = YES: on']],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(facts(text), expected));
  }

  it('is said to be too early, with the name of what is set', () => {
    const { findings } = read(early('a.nebulaNeedVerify = YES; [a setNebulaPublicKeyPath:p];'));
    assert.deepEqual(
      findings.map(({ code, message }) => [code, message.slice(0, message.indexOf(' is '))]),
      [
        ['package/set-too-early', 'Set before the launch has finished, nebulaNeedVerify'],
        ['package/set-too-early', 'Set before the launch has finished, setNebulaPublicKeyPath'],
      ],
    );
  });

  it('is read from code that ends anywhere', () => {
    const text = early('[a setNebulaPublicKeyPath:[b stringByAppendingString:@"/c"]]; a.nebulaNeedVerify = YES;');
    for (let end = 0; end < text.length; end++) read(text.slice(0, end));
    for (let start = 0; start < text.length; start++) read(text.slice(start));
  });
});
