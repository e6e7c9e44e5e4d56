import assert from 'node:assert/strict';
import type { CodeList, Knowledge } from '../../../../server/src/catalog/codes/code-entry.ts';
import { CODE_GROUPS } from '../../../../server/src/catalog/codes/code-groups.ts';
import type { Bilingual, Statement } from '../../../../server/src/catalog/statement.ts';

/** Every code of the facts, by list; ranges as the facts give them. */
const FACTS = `
gateway / Result codes: 1000-1002 1005 2000-2003 3000-3003 4001-4003 5000 8001 8002
gateway / Signature check: 7000-7019
business / Result codes: 6000-6007 6666
client android / Error codes: 0-25
client ios / Error codes: 0-9
jsapi / Error codes: 10 11 2003 100201
guard / General: 101-109 121-125 199
guard android / General, in older Android SDKs: 102-114
guard / Static data store: 201-209 212 299
guard / Static encryption: 301-312 399
guard / Dynamic encryption: 401-407 422 423 499
guard / Dynamic data store: 501-508 599
guard / Signature: 601-613
guard / White-box encryption: 1001-1004 1006-1008 1099
guard / Security body: 1401 1407 1411-1415 1499
package android / Reader of packages: 0-8
package / resultCode of h5_json.json: 100
`;

/** What the facts call some of them, so that a number cannot slip by one. */
const CONSTANTS = `
7004 PRC_OPERATIONTYPE_EMPTY
7007 PRC_REQUESTTIME_EMPTY
7011 PRC_NO_AUTHORIZED
7014 PRC_SIGN_EMPTY
7019 PRC_TOKEN_ALIPAYUSER_EMPTY
8001 RESPONSE_DATA_NOT_MODIFIED
0 CLIENT_UNKNOWN_ERROR
2 CLIENT_NETWORK_UNAVAILABLE_ERROR
9 CLIENT_HANDLE_ERROR
13 CLIENT_INTERUPTED_ERROR
16 CLIENT_NETWORK_DNS_ERROR
25 BACKGROUND_FETCH_FUSE_RPC_ERROR
0 kDTRpcNetworkError
2 kDTRpcInvalidJSONString
9 KDTRpcSizeControlError
2003 H5_APP_ERROR_CODE
404 SEC_ERROR_DYN_ENC_GET_DATA_FILE_KEY_FAILED
407 SEC_ERROR_DYN_ENC_DECRYPT_MISMATCH_KEY_DATA
499 SEC_ERROR_DYN_ENC_UNKNOWN_ERROR
607 SEC_ERROR_SIGNATURE_DATA_FILE_MISMATCH
611 SEC_ERROR_SIGNATURE_KEY_NOT_EXSITED
3 TAR_PATH_NOT_EXIST
6 VERIFY_FAIL
`;

const LISTS = CODE_GROUPS.flatMap(({ lists }) => lists);
const ENTRIES = LISTS.flatMap(({ codes }) => codes);
const LINES = CODE_GROUPS.flatMap(({ lines }) => lines);

function namesOf({ title, group, codes }: CodeList): string {
  const shared = codes.every(({ platform }) => platform === codes[0]?.platform) ? codes[0]?.platform : undefined;
  return `${[group.kind, shared].filter(Boolean).join(' ')} / ${title.en}`;
}

function expand(ranges: string): number[] {
  return ranges.split(' ').flatMap(range => {
    const [first = Number.NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function statementsOf({ causes, checks, remedies, tools, unknown, notes }: Knowledge): Statement[] {
  return [...causes, ...checks, ...remedies, ...tools, ...unknown, ...notes];
}

function isInBothLanguages({ en, zh }: Bilingual): void {
  assert.match(en, /^[\x20-\x7e]+$/);
  assert.match(zh, /\p{Script=Han}/u);
}

function isSourced({ source, confidence }: Pick<Statement, 'source' | 'confidence'>): void {
  assert.ok(confidence === undefined || ['documented', 'seen in code', 'community', 'inferred'].includes(confidence));
  // What we conclude need not stand anywhere.
  if (confidence !== 'inferred') assert.equal(source === undefined, confidence === undefined);
  if (confidence === 'documented') assert.match(source ?? '', /^AY\/\d+|^AC\/|^easonoutlook\/mPaas-iOS-documents/);
  if (confidence === 'community') assert.match(source ?? '', /^developer\.aliyun\.com\/ask\/\d+/);
}

function isStatement(statement: Statement): void {
  isInBothLanguages(statement);
  assert.match(statement.en, /\.$/);
  assert.match(statement.zh, /。$/);
  isSourced(statement);
}

describe('the catalogue of codes', () => {
  it('has every code of the facts, in ascending order, and no other', () => {
    const facts = FACTS.trim().split('\n');
    assert.deepEqual(
      LISTS.map(list => [namesOf(list), list.codes.map(({ code }) => code)]),
      facts.map(line => {
        const [names = '', ranges = ''] = line.split(': ');
        return [names, expand(ranges)];
      }),
    );
  });

  it('has the constants of the facts at their numbers', () => {
    const named = new Set(ENTRIES.map(({ code, constant }) => `${code} ${constant}`));
    const missing = CONSTANTS.trim()
      .split('\n')
      .filter(line => !named.has(line));
    assert.deepEqual(missing, []);
  });

  it('has each thing that a number may be once', () => {
    const keys = ENTRIES.map(({ code, platform, list }) => `${code} ${list.group.kind} ${platform} ${list.title.en}`);
    assert.deepEqual(keys, [...new Set(keys)]);
  });

  for (const list of LISTS) {
    it(`says everything in both languages, with its source: ${namesOf(list)}`, () => {
      for (const text of [list.title, list.group.title]) isInBothLanguages(text);
      for (const statement of [...list.notes, ...list.checks, ...list.group.notes]) {
        isStatement(statement);
        assert.ok(statement.confidence, statement.en);
      }
      for (const entry of list.codes) {
        isInBothLanguages(entry.title);
        assert.doesNotMatch(entry.title.en + entry.title.zh, /[.。]$/);
        assert.ok(entry.source);
        isSourced(entry);
        for (const statement of statementsOf(entry)) isStatement(statement);
      }
    });
  }

  it('gives no cause and no remedy for what is known from a constant only', () => {
    const onlyNamed = ENTRIES.filter(({ constantOnly }) => constantOnly);
    assert.ok(onlyNamed.length > 40);
    for (const entry of onlyNamed) {
      assert.ok(entry.constant, `${entry.code}`);
      assert.equal(entry.confidence, 'seen in code');
      assert.deepEqual(statementsOf(entry), [], `${entry.code}`);
    }
    assert.equal(onlyNamed.filter(({ code }) => code >= 7000 && code < 8000).length, 14);
  });

  it('says of what is documented as failed verification only that nothing more is documented', () => {
    for (const code of [7001, 7002]) {
      const entry = ENTRIES.find(each => each.code === code);
      assert.match(entry?.causes[0]?.en ?? '', /the documentation says no more/);
      const rest = entry?.causes.slice(1) ?? [];
      assert.ok(rest.every(({ confidence }) => confidence === 'inferred' || confidence === 'seen in code'));
    }
  });

  it('has lines of logs in alphabetical order, which lead to codes that exist', () => {
    const texts = LINES.map(({ line }) => line);
    assert.deepEqual(texts, [...new Set(texts)].sort());
    for (const line of LINES) {
      isInBothLanguages(line.title);
      isSourced(line);
      for (const statement of statementsOf(line)) isStatement(statement);
      if (line.code !== undefined)
        assert.ok(ENTRIES.some(({ code, list }) => code === line.code && list.group.kind === 'package'));
      assert.ok(line.code !== undefined || statementsOf(line).length > 0, line.line);
    }
  });
});
