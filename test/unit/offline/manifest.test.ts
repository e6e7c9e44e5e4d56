import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MalformedError } from '../../../server/src/offline/malformed-error.ts';
import { parseManifest, printManifest } from '../../../server/src/offline/manifest.ts';
import { realPackages } from './tar/real-packages.ts';

const TEXT = printManifest({ appId: '70000000', version: '1.0.0.6' });

function refusal(text: string | Buffer): string | undefined {
  try {
    parseManifest(Buffer.from(text));
    return undefined;
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    assert.equal(error.entry, 'Manifest.xml');
    return `${error.code} @${error.offset}`;
  }
}

describe('Manifest.xml', () => {
  it('is printed as in real packages', async function () {
    // The packages are not part of the project.
    for (const real of await realPackages(this)) {
      const bytes = await real.entry('Manifest.xml');
      assert.equal(printManifest(real), bytes.toString());
      assert.deepEqual(parseManifest(bytes), { appId: real.appId, version: real.version, isTemplate: true });
    }
  });

  it('says again what was printed', () => {
    const values = fc.record({
      appId: fc.stringMatching(/^\d{1,16}$/),
      version: fc.stringMatching(/^\d{1,3}(\.\d{1,3}){0,3}$/),
    });
    fc.assert(
      fc.property(values, written => {
        assert.deepEqual(parseManifest(Buffer.from(printManifest(written))), { ...written, isTemplate: true });
      }),
    );
  });

  const tolerated: [what: string, text: string][] = [
    ['line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['no declaration', TEXT.slice(TEXT.indexOf('<package'))],
    ['one line', TEXT.replace(/\n\s*/g, '')],
    ['a byte order mark', `\uFEFF${TEXT}`],
    ['another name', TEXT.replace('h5app', '商城')],
    ['another order and more', '<package><version>1.0.0.6</version><x></x><uid>70000000</uid></package>'],
  ];
  for (const [what, text] of tolerated) {
    it(`is read with ${what}, as no template`, () => {
      const expected = { appId: '70000000', version: '1.0.0.6', isTemplate: false };
      assert.deepEqual(parseManifest(Buffer.from(text)), expected);
    });
  }

  const edit = (from: string, to: string) => TEXT.replace(from, to);
  const refused: [what: string, text: string | Buffer, refusal: string][] = [
    ['nothing', '', 'structure @0'],
    ['other text', 'hello', 'structure @0'],
    ['two uids', edit('<name>', '<uid>1</uid><name>'), 'duplicate @73'],
    ['two names', edit('<name>', '<name>a</name><name>'), 'duplicate @87'],
    ['no uid', edit('  <uid>70000000</uid>\n', ''), 'missing @0'],
    ['no version', edit('  <version>1.0.0.6</version>\n', ''), 'missing @0'],
    ['an empty uid', edit('70000000', ''), 'value @51'],
    ['a uid with space around', edit('70000000', ' 70000000 '), 'value @51'],
    ['a uid that starts with space', edit('70000000', '\t7'), 'value @51'],
    ['a uid that ends with space', edit('70000000', '7\t'), 'value @51'],
    ['a uid that is no ASCII', edit('70000000', '七'), 'value @51'],
    ['a comment first', `<!-- -->${TEXT}`, 'markup @0'],
    ['a comment', edit('70000000', '7<!-- -->0'), 'markup @57'],
    ['CDATA', edit('70000000', '<![CDATA[70000000]]>'), 'markup @56'],
    ['DOCTYPE', edit('<package>', '<!DOCTYPE package [<!ENTITY a "b">]><package>'), 'markup @39'],
    ['an entity', edit('70000000', '&#55;'), 'markup @56'],
    ['an instruction', edit('<package>', '<?php ?><package>'), 'structure @38'],
    ['another encoding', edit('utf-8', 'gbk'), 'structure @0'],
    ['an attribute', edit('<uid>', '<uid a="b">'), 'structure @48'],
    ['an element in an element', edit('70000000', '<a>1</a>'), 'structure @48'],
    ['two packages', TEXT + edit('<?xml version="1.0" encoding="utf-8"?>', ''), 'structure @120'],
    ['something after its end', `${TEXT}x`, 'structure @120'],
    ['a NUL after its end', `${TEXT}\0`, 'structure @120'],
    ['other bytes than UTF-8', Buffer.from([0x3c, 0xff]), 'not-utf8 @0'],
    ['more than it may have', TEXT + ' '.repeat(65536), 'size @65536'],
  ];
  for (const [what, text, expected] of refused) {
    it(`is refused with ${what}`, () => assert.equal(refusal(text), `package/manifest-${expected}`));
  }

  const said: [text: string, message: RegExp][] = [
    [edit('  <uid>70000000</uid>\n', ''), /^Manifest\.xml has no <uid>\.$/],
    [edit('  <version>1.0.0.6</version>\n', ''), /^Manifest\.xml has no <version>\.$/],
    [edit('70000000', ''), /^<uid> of Manifest\.xml is no plain value\.$/],
    [edit('1.0.0.6', '1 0'), /^<version> of Manifest\.xml is no plain value\.$/],
    [edit('<name>', '<name>a</name><name>'), /has <name> twice/],
    [edit('70000000', '<![CDATA[70000000]]>'), /has CDATA,/],
    [edit('<package>', '<!DOCTYPE package><package>'), /has DOCTYPE,/],
    [edit('70000000', '7<!-- -->0'), /has a comment,/],
    [edit('70000000', '&#55;'), /has an entity,/],
  ];
  for (const [text, message] of said) {
    it(`says that it ${message.source}`, () => assert.throws(() => parseManifest(Buffer.from(text)), { message }));
  }

  it('may have 64 KiB', () => {
    assert.equal(parseManifest(Buffer.from(TEXT.padEnd(65_536))).appId, '70000000');
    assert.equal(refusal(TEXT.padEnd(65_537)), 'package/manifest-size @65536');
  });

  it('is refused or read, whatever its bytes are', () => {
    const pieces = fc.constantFrom('<package>', '</package>', '<uid>', '</uid>', '<version>', '1', ' ', '<', '&', '\0');
    const random = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
      fc.array(pieces).map(texts => texts.join('')),
      fc.tuple(fc.nat(TEXT.length), pieces).map(([at, piece]) => TEXT.slice(0, at) + piece + TEXT.slice(at)),
    );
    fc.assert(
      fc.property(random, text => refusal(text) === undefined || true),
      { numRuns: 500 },
    );
  });
});
