import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCert, printCert } from '../../../server/src/offline/cert.ts';
import { MalformedError } from '../../../server/src/offline/malformed-error.ts';
import { realPackages } from './tar/real-packages.ts';

const TEXT = '{"70000000.tar":"YQ==","Manifest.xml":"Yg=="} \n';

function read(text: string | Buffer): ReturnType<typeof parseCert> | string {
  try {
    return parseCert(Buffer.from(text));
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    assert.equal(error.entry, 'CERT.json');
    return `${error.code} @${error.offset}`;
  }
}

describe('CERT.json', () => {
  it('is printed as in real packages', async function () {
    // The packages are not part of the project.
    for (const real of await realPackages(this)) {
      const bytes = await real.entry('CERT.json');
      const { signatures, isTemplate } = parseCert(bytes);
      assert.ok(isTemplate);
      assert.deepEqual([...signatures.keys()], [`${real.appId}.tar`, 'Manifest.xml']);
      assert.equal(printCert(Object.fromEntries(signatures)), bytes.toString());
    }
  });

  it('has the tar first, whatever the order is', () => {
    assert.equal(printCert({ 'Manifest.xml': 'Yg==', '70000000.tar': 'YQ==' }), TEXT);
    assert.equal(printCert({ '70000000.tar': 'YQ==' }), '{"70000000.tar":"YQ=="} \n');
    assert.equal(printCert({ '80000000.tar': '', 'Manifest.xml': '' }).length, 39);
  });

  it('says again what was printed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,16}$/), fc.base64String(), fc.base64String(), (appId, tar, manifest) => {
        const written = { [`${appId}.tar`]: tar, 'Manifest.xml': manifest };
        const { signatures, isTemplate } = parseCert(Buffer.from(printCert(written)));
        assert.deepEqual([Object.fromEntries(signatures), isTemplate], [written, true]);
      }),
    );
  });

  it('is read in other forms, as no template', () => {
    for (const text of [
      TEXT.trim(),
      TEXT.replaceAll(',', ',\r\n\t'),
      '{"Manifest.xml":"","70000000.tar":""} \n',
      '{"70000000.tar":"","Manifest.xml":"","a":""} \n',
      '{"\\u0037.tar":"","Manifest.xml":""} \n',
      '{"a":"","Manifest.xml":""} \n',
      '{"70000000.tar":"","Manifest.json":""} \n',
      '{"70000000.tar":""} \n',
      '{"70000000.tar":"","Manifest.xml":""} '.padEnd(65_536),
      '{}',
    ]) {
      assert.equal(parseCert(Buffer.from(text)).isTemplate, false, text);
    }
    const { signatures } = parseCert(Buffer.from('{"__proto__":"\\/x"}'));
    assert.deepEqual([...signatures], [['__proto__', '/x']]);
  });

  const refused: [what: string, text: string | Buffer, refusal: string][] = [
    ['nothing', '', 'syntax @0'],
    ['a list', '[]', 'syntax @0'],
    ['a text', '"a"', 'syntax @0'],
    ['a number', '{"a":1}', 'syntax @5'],
    ['null', '{"a":null}', 'syntax @5'],
    ['an object in it', '{"a":{}}', 'syntax @5'],
    ['a name twice', '{"é":"1","é":"2"}', 'duplicate @10'],
    ['a name twice in another spelling', '{"a":"","\\u0061":""}', 'duplicate @8'],
    ['a comma at the end', '{"a":"",}', 'syntax @8'],
    ['a comment', '{/**/}', 'syntax @1'],
    ['a byte order mark', '\uFEFF{}', 'syntax @0'],
    ['a line end in a text', '{"a":"\n"}', 'syntax @5'],
    ['an unknown escape', '{"a":"\\x"}', 'syntax @5'],
    ['a text without an end', '{"a":"', 'syntax @5'],
    ['something after its end', `${TEXT}{}`, 'syntax @44'],
    ['a NUL after its end', `${TEXT}\0`, 'syntax @44'],
    ['deep nesting', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, 'syntax @5'],
    ['other bytes than UTF-8', Buffer.from([0x7b, 0xff]), 'not-utf8 @0'],
    ['more than it may have', TEXT + ' '.repeat(65536), 'size @65536'],
  ];
  for (const [what, text, expected] of refused) {
    it(`is refused with ${what}`, () => assert.equal(read(text), `package/cert-${expected}`));
  }

  it('is refused, or read as JSON is', () => {
    const pieces = fc.constantFrom('{', '}', '"a"', '"b":"c"', ':', ',', ' ', '"', '\\', '\\u00', '1', '\n', 'é');
    const random = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes).toString('latin1')),
      fc.array(pieces, { maxLength: 8 }).map(texts => `{${texts.join('')}}`),
      fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }).map(value => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(random, text => {
        const found = read(text);
        if (typeof found === 'string') return;
        assert.deepEqual(Object.fromEntries(found.signatures), JSON.parse(text));
      }),
      { numRuns: 1000 },
    );
  });
});
