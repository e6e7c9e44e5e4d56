import assert from 'node:assert/strict';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { buildPackage, certText, KEY, type PackageSpec, usualMembers } from '../../../support/offline/test-package.ts';

function extra(...names: string[]): PackageSpec {
  return { entries: entries => [...entries, ...names.map(name => ({ name, data: Buffer.from('x') }))] };
}

function exchanged({ tar, manifest }: { tar: string; manifest: string }): string {
  return certText({ tar: manifest, manifest: tar });
}

/** What clients say, with how sure it is: of the three Android ones in the order of the report, and of iOS. */
async function reasons(spec: PackageSpec): Promise<string[]> {
  const { clients } = await verifyPackage(bytesInMemory(buildPackage(spec)), { key: KEY.publicKey });
  return clients.slice(0, 4).map(({ confidence, why }) => `${confidence}: ${why}`);
}

const goesOn = (names: string) =>
  `seen-in-code: The check of ${names} throws an exception; it logs that, and goes on as if all signatures were right.`;
const depends = (throwing: string, failing: string) =>
  `inferred: The check of ${throwing} throws an exception, after which it goes on as if all were well; ${failing} fails. Which one comes first depends on the order of files on the device.`;
const fails = (names: string) => `seen-in-code: The signature check of ${names} fails.`;
const exempt = (names: string) => `seen-in-code: It does not check files of such names: ${names}.`;
const unlisted = (names: string) => `seen-in-code: The list has no signature for ${names}: "entry X has no cert!".`;

describe('the reason for what Android clients do with a package', () => {
  /** One reason where all have the same. */
  const cases: [what: string, spec: PackageSpec, android: string[]][] = [
    ['that is valid', {}, ['seen-in-code: All signatures are right, and that is all that it checks.']],
    [
      'with two further entries',
      extra('a.js', 'b.js'),
      ['seen-in-code: It skips files without a signature: a.js, b.js.', goesOn('a.js, b.js'), unlisted('a.js, b.js')],
    ],
    ['with entries named after iOS', extra('ios.js', 'ios.css'), [exempt('ios.js, ios.css')]],
    [
      'with an entry named after mini programs',
      extra('tiny.js'),
      [exempt('tiny.js'), goesOn('tiny.js'), unlisted('tiny.js')],
    ],
    [
      'with an entry named after mini programs of Android',
      extra('android.tiny.tar'),
      [exempt('android.tiny.tar'), exempt('android.tiny.tar'), unlisted('android.tiny.tar')],
    ],
    ['with exchanged signatures', { cert: exchanged }, [fails('Manifest.xml, 70000000.tar')]],
    [
      'with exchanged signatures and two further entries',
      { ...extra('a.js', 'b.js'), cert: exchanged },
      [
        fails('Manifest.xml, 70000000.tar'),
        depends('a.js, b.js', 'Manifest.xml, 70000000.tar'),
        fails('Manifest.xml, 70000000.tar, a.js, b.js'),
      ],
    ],
    [
      'with null for both signatures',
      { cert: '{"70000000.tar":null,"Manifest.xml":null}' },
      [
        goesOn('Manifest.xml, 70000000.tar'),
        goesOn('Manifest.xml, 70000000.tar'),
        'seen-in-code: The check of Manifest.xml, 70000000.tar throws an exception.',
      ],
    ],
    [
      'with null for one signature, and the other one wrong',
      { cert: ({ tar }) => `{"70000000.tar":null,"Manifest.xml":"${tar}"}` },
      [depends('70000000.tar', 'Manifest.xml'), depends('70000000.tar', 'Manifest.xml'), fails('Manifest.xml')],
    ],
    [
      'with numbers for signatures',
      { cert: '{"70000000.tar":1,"Manifest.xml":2}' },
      ['inferred: What it makes of the signature text of Manifest.xml, 70000000.tar is not known.'],
    ],
    [
      'with a name in the tar that leads elsewhere',
      { tar: [...usualMembers(), { name: '../a' }] },
      ['inferred: All signatures are right, and that is all that it checks.'],
    ],
    [
      'with a link in the tar',
      { tar: [...usualMembers(), { name: 'a', type: '2' }] },
      ['inferred: Nothing in the signatures stops it. What its tar reader makes of this tar is not known.'],
    ],
  ];
  for (const [what, spec, [first = '', second = first, third = first]] of cases) {
    it(`is told of one ${what}`, async () => {
      assert.deepEqual((await reasons(spec)).slice(0, 3), [first, second, third]);
    });
  }

  it('is that its code is closed where it is of iOS', async () => {
    const ios = async (spec: PackageSpec) => (await reasons(spec))[3];
    assert.deepEqual(
      [await ios({}), await ios({ cert: exchanged }), await ios(extra('a.js'))],
      [
        'inferred: Its code is closed. It gets the same packages as Android, and checks the same signatures.',
        'inferred: Its code is closed. A client that checks these signatures cannot accept them.',
        'inferred: Its code is closed, and how strict it is is not known.',
      ],
    );
  });
});
