import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCodes, findLogLine, nearestCodes } from '../../../../server/src/catalog/codes/catalogue.ts';
import type { CodeEntry } from '../../../../server/src/catalog/codes/code-entry.ts';

const platform = fc.constantFrom('android' as const, 'ios' as const);

function lines(entries: CodeEntry[]): string {
  return entries
    .map(({ code, list, title, platform = 'both' }) => `${code} ${list.group.kind} ${platform}: ${title.en}`)
    .join('\n');
}

describe('looking up codes', () => {
  it('finds everything that a number may be', () => {
    assert.equal(
      lines(findCodes(2)),
      `2 client android: No network
2 client ios: Invalid JSON
2 package android: Folder of the package missing`,
    );
    assert.equal(
      lines(findCodes(10)),
      `10 client android: Response cannot be parsed
10 jsapi both: Network error`,
    );
    assert.equal(
      lines(findCodes(1002)),
      `1002 gateway both: Call limit exceeded
1002 guard both: Guard image made for another APK signature`,
    );
    assert.equal(
      lines(findCodes(104)),
      `104 guard both: Plugin failed to load
104 guard android: APK has no RSA signature file`,
    );
    assert.equal(lines(findCodes(7002)), '7002 gateway both: Signature does not match');
  });

  it('leaves out other kinds and the other platform', () => {
    assert.equal(lines(findCodes(2, { kind: 'client', platform: 'ios' })), '2 client ios: Invalid JSON');
    assert.equal(lines(findCodes(1002, { kind: 'guard', platform: 'ios' })), lines(findCodes(1002, { kind: 'guard' })));
    assert.equal(lines(findCodes(104, { platform: 'ios' })), '104 guard both: Plugin failed to load');
    assert.equal(lines(findCodes(7002, { kind: 'client' })), '');
  });

  it('finds nothing for what is no code', () => {
    for (const code of [-1, 26, 1.5, 1003.5, 9999, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.deepEqual(findCodes(code), []);
    }
  });

  it('knows the nearest codes, on both sides where they are as near', () => {
    assert.equal(lines(nearestCodes(9999)), '8002 gateway both: CORS preflight');
    assert.equal(
      lines(nearestCodes(1005, { kind: 'guard' })),
      `1004 guard both: Guard image has a bad format
1006 guard both: No key in the guard image`,
    );
    assert.equal(lines(nearestCodes(30, { kind: 'client', platform: 'ios' })), '9 client ios: Size limit');
  });

  it('never finds another number, or another platform, whatever it is asked for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.integer({ min: 0, max: 9000 })), platform, (code, asked) => {
        for (const entry of findCodes(code, { platform: asked })) {
          assert.equal(entry.code, code);
          assert.ok(entry.platform === undefined || entry.platform === asked);
        }
        assert.ok(nearestCodes(code, { platform: asked }).length > 0);
      }),
    );
  });
});

describe('looking up lines of logs', () => {
  const found: [line: string, text: string, code: number | undefined][] = [
    ['D/RsaUtil( 1234): signature verify result false', 'signature verify result false', 6],
    ['D/RsaUtil( 1234): signature verify result true', 'signature verify result true', undefined],
    ['H5PackageParser: tar package not exists!', 'tar package not exists!', 3],
    ['H5PackageParser: cert not exists!', 'cert not exists!', 4],
    ['PackageParseUtils: entry 70000000.tar has no cert!', 'has no cert!', 6],
    ['H5PackageParser: notifyVerifyFailed appId 70000000', 'notifyVerifyFailed appId', 6],
  ];
  for (const [line, text, code] of found) {
    it(line, () => {
      const { line: known, code: leadsTo } = findLogLine(line) ?? {};
      assert.deepEqual([known, leadsTo], [text, code]);
    });
  }

  it('finds nothing in other lines', () => {
    for (const line of ['', 'signature verify', 'Cert not exists!', 'certificate does not exist']) {
      assert.equal(findLogLine(line), undefined);
    }
  });
});
