import assert from 'node:assert/strict';
import { KeyError } from '../../../../server/src/offline/keys/key-error.ts';
import { decodeBase64, readPem } from '../../../../server/src/offline/keys/pem.ts';

const block = (label: string, inner: string) => `-----BEGIN ${label}-----\n${inner}\n-----END ${label}-----`;

/** The message of the refusal. */
function refusal(text: string): string {
  try {
    readPem(text);
  } catch (error) {
    assert.ok(error instanceof KeyError);
    assert.equal(error.code, 'key/damaged');
    return error.message;
  }
  return 'read';
}

describe('PEM', () => {
  it('is found with the text around it, and gives the lines', () => {
    const [one, other] = [block('A KEY', 'YWJjYWI='), block('X509 CRL', 'YWJjYQ==')];
    const blocks = readPem(`before\n${one}\nbetween\r\n\n${other} after`);
    assert.deepEqual(blocks, [
      { label: 'A KEY', text: one, body: Buffer.from('abcab'), isEncrypted: false, line: 2 },
      { label: 'X509 CRL', text: other, body: Buffer.from('abca'), isEncrypted: false, line: 7 },
    ]);
  });

  it('may be on one line, or have line ends of Windows', () => {
    for (const between of ['', ' ', '\n', '\r\n', '\n\n']) {
      const [only] = readPem(`-----BEGIN A-----${between}YWJj${between}YWI=${between}-----END A-----`);
      assert.deepEqual([only?.body.toString(), only?.line], ['abcab', 1]);
    }
  });

  it('has headers, which say whether it is encrypted', () => {
    const encrypted = block('A', 'Proc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-128-CBC,0011\r\n\r\nYWJjYWI=');
    for (const [text, isEncrypted] of [
      [encrypted, true],
      [encrypted.replaceAll('\r\n', '\n'), true],
      [block('A', 'DEK-Info: x\nProc-Type: 4,ENCRYPTED\n\nYWJjYWI='), true],
      [block('A', 'Proc-Type: 4,MIC-CLEAR\n\nYWJjYWI='), false],
      [block('A', 'Comment: ENCRYPTED\n\nYWJjYWI='), false],
      [block('A', 'Proc-Type: 4,MIC-CLEAR\nComment: ENCRYPTED\n\nYWJjYWI='), false],
    ] as const) {
      const [only] = readPem(text);
      assert.deepEqual([only?.body.toString(), only?.isEncrypted, only?.text], ['abcab', isEncrypted, text]);
    }
  });

  it('is nothing without a line that begins it', () => {
    for (const text of ['', 'YWJjYWI=', '-----BEGIN-----', '-----BEGIN a-----', '---BEGIN A---', '-----END A-----']) {
      assert.deepEqual(readPem(text), [], text);
    }
    assert.deepEqual(readPem(block('A'.repeat(41), 'YWJjYWI=')), []);
    assert.equal(readPem(block('A'.repeat(40), 'YWJjYWI=')).length, 1);
  });

  it('is refused where it is cut off, and the line is named', () => {
    for (const text of [
      'x\n-----BEGIN A-----\nYWJjYWI=',
      'x\n-----BEGIN A-----\nYWJjYWI=\n-----END B-----',
      `x\n-----BEGIN A-----\nYWJjYWI=\n${block('A', 'YWJjYWI=')}`,
      `-----END A-----\n-----BEGIN A-----\nYWJjYWI=`,
    ]) {
      assert.match(refusal(text), /^The key is cut off: "BEGIN A" in line 2 has no "END A" after it\./, text);
    }
  });

  it('is refused where it is no base64, and the line is named', () => {
    for (const inner of ['', '???', 'YWI', 'Comment: x']) {
      assert.match(refusal(`\n\n${block('A', inner)}`), /^The key is damaged: what follows "BEGIN A" in line 3 is no/);
    }
  });
});

describe('base64 of a key', () => {
  for (const [text, expected] of [
    ['YWJj', 'abc'],
    ['YWJjYWI=', 'abcab'],
    ['YWJjYQ==', 'abca'],
    [' YW\r\nJj\t\n', 'abc'],
    ['+/+/', Buffer.from('fbffbf', 'hex').toString()],
  ] as const) {
    it(`${JSON.stringify(text)} is read`, () => assert.equal(decodeBase64(text)?.toString(), expected));
  }

  for (const text of [
    '',
    ' ',
    'YWJjYQ',
    'YWJjYWI',
    'YWJjYQ=',
    'YWJjYQ===',
    '====',
    'YWJj=',
    'YWJj====',
    'YQ==YWJj',
    '-_-_',
    'YWJj!',
    '!YWJj',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(decodeBase64(text), undefined));
  }
});
