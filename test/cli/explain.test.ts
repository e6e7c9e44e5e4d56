import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli } from '../support/cli.ts';

const DIST = path.resolve(__dirname, '../../dist');

function explain(args: string[], env: Record<string, string> = {}) {
  return runCli(['explain', ...args], { cwd: os.tmpdir(), env });
}

/** The first line of each explanation. */
function titles(stdout: string): string[] {
  return stdout.split('\n').filter(line => /^\d+ {2}/.test(line));
}

describe('mpaas explain', () => {
  it('says what a code means, why it comes, what to check and to do, and where that is from', async () => {
    const { exitCode, stdout, stderr } = await explain(['7003']);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.equal(
      stdout,
      `7003  Timestamp outside the window
  Gateway: Signature check, SIGN_TIME_STAMP_ERROR

  Causes
  - ts is outside of the time that the system is set to accept.

  What to check
  - Whether the device's clock is right.
  - Server-Time in the answer is the gateway's clock: compare it with the device's. [our conclusion]
  - An answer in the developer community names 30 minutes as the default; the documentation names none. [from the community: https://developer.aliyun.com/ask/596097]
  - A code of Security Guard in the log of the client, before this: SG ERROR in the Xcode console. [documented: https://help.aliyun.com/en/document_detail/64260.html, https://help.aliyun.com/en/document_detail/70196.html]

  Remedies
  - Correct the device's clock. [documented: https://help.aliyun.com/en/document_detail/64249.html]
  - Widen the window in the console: gateway management, feature switches, timestamp for signature verification. [documented: https://help.aliyun.com/en/document_detail/64249.html]

  With these tools
  - Send the same request to mpaas gateway: it says by how much Ts is off.

  Notes
  - Of a failure, the headers Memo and Tips of the answer say more. On Apsara Stack, so does ~/logs/gateway/gateway-error.log on the gateway. [documented: https://help.aliyun.com/en/document_detail/64260.html]

  Source: https://help.aliyun.com/en/document_detail/64260.html (documented)
`,
    );
  });

  it('explains everything that a number may be, and leaves out the other platform', async () => {
    const all = await explain(['2']);
    assert.deepEqual(titles(all.stdout), ['2  No network', '2  Invalid JSON', '2  Folder of the package missing']);
    const ios = await explain(['2', '--platform', 'ios']);
    assert.deepEqual([ios.exitCode, titles(ios.stdout)], [0, ['2  Invalid JSON']]);
  });

  it('says in words that a code is known from a constant only', async () => {
    const { stdout } = await explain(['7010']);
    assert.match(stdout, /PRC_APIVERSION_EMPTY\n.*Not known\n {2}- Known only as a constant of the SDK/s);
    assert.doesNotMatch(stdout, /Causes|Remedies/);
  });

  it('speaks the language of the terminal, or the one that is asked for', async () => {
    const chinese = await explain(['3000'], { LANG: 'zh_CN.UTF-8' });
    assert.match(chinese.stdout, /^3000 {2}RPC 接口不存在或关闭\n {2}网关：结果码\n\n {2}可能原因\n/);
    const english = await explain(['3000', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' });
    assert.match(english.stdout, /^3000 {2}No such API, or it is closed\n/);
    const asked = await explain(['9999', '--lang', 'zh']);
    assert.match(asked.stderr, /^9999 不是已知的错误码。\n最接近的：8002 跨域预检 \(网关：结果码\)\n/);
  });

  it('gives events to programs, without a place in a log', async () => {
    const { exitCode, stdout } = await explain(['7014', '10', '--format', 'json']);
    const { events, summary } = JSON.parse(stdout);
    assert.equal(exitCode, 0);
    assert.deepEqual(summary, { lines: 0, events: 3, byCode: { 10: 2, 7014: 1 } });
    const [first, ...others] = events;
    const { file, line, code, kind, operationType, traceId, title, explanation, remedies, ...more } = first;
    assert.deepEqual(
      { file, line, operationType, traceId },
      { file: null, line: null, operationType: null, traceId: null },
    );
    assert.deepEqual([code, kind, title], [7014, 'gateway', 'Signature missing']);
    assert.match(explanation, /^The request has no sign, .* \[from the community: .*\]$/);
    assert.equal(remedies.length, 3);
    assert.deepEqual(Object.keys(more), [
      ...['platform', 'constant', 'place', 'causes', 'checks', 'tools', 'unknown', 'notes', 'source', 'confidence'],
    ]);
    assert.deepEqual(
      others.map((event: { kind: string; platform: string | null }) => [event.kind, event.platform]),
      [
        ['client', 'android'],
        ['jsapi', null],
      ],
    );
  });

  it('explains a code that is given twice once', async () => {
    const { stdout } = await explain(['7007', '07007', '7014']);
    assert.deepEqual(titles(stdout), ['7007  Timestamp missing', '7014  Signature missing']);
  });

  it('ends with 1 for a code that nothing is known of, and says what is near', async () => {
    const { exitCode, stdout, stderr } = await explain(['7020', '7002']);
    assert.deepEqual([exitCode, titles(stdout)], [1, ['7002  Signature does not match']]);
    assert.equal(
      stderr,
      `7020 is no code that is known.
The nearest: 7019 User of the token missing (Gateway: Signature check)
Codes that are known: Gateway 1000-8002, 7000-7019; Business system 6000-6666; Clients on Android 0-25; Clients on iOS 0-9; JSAPI rpc of the H5 container 10-100201; Security Guard 101-199, 102-114, 201-299, 301-399, 401-499, 501-599, 601-613, 1001-1099, 1401-1499; Offline packages 0-8, 100
`,
    );
  });

  it('ends with 1 for a code of the other platform, and says so', async () => {
    const { exitCode, stdout, stderr } = await explain(['15', '--platform', 'ios', '--format', 'json']);
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(stdout), { events: [], summary: { lines: 0, events: 0, byCode: {} } });
    assert.match(stderr, /On the other platform it is: mpaas explain 15 --platform android\n/);
  });

  const unusable: [what: string, args: string[], message: RegExp][] = [
    ['what is no number', ['gateway.log'], /^mpaas: gateway\.log is no code, for codes are numbers such as 7002/],
    ['a number that no code is like', ['70.02'], /70\.02 is no code/],
    ['a number without end', ['9'.repeat(400)], /9 is no code/],
    ['nothing', [], /missing required argument 'what'/],
    ['a folder', ['.'], /^mpaas: \. is a folder\. Name the logs in it: \*\.log\n$/],
    ['a glob that no file fits', ['no-such-*.log'], /^mpaas: No file fits no-such-\*\.log\.\n$/],
    ['codes as SARIF', ['7002', '--format', 'sarif'], /^mpaas: SARIF tells of places in logs\./],
    ['a config that is not there', ['-', '--config', 'none.json'], /none\.json cannot be used/],
    ['a platform that does not exist', ['2', '--platform', 'symbian'], /android, ios/],
    ['a language that it does not speak', ['2', '--lang', 'fr'], /en, zh/],
    ['a format that it does not have', ['2', '--format', 'xml'], /text, json, sarif/],
  ];
  for (const [what, args, message] of unusable) {
    it(`ends with 2 for ${what}`, async () => {
      const { exitCode, stdout, stderr } = await explain(args);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: '' });
      assert.match(stderr, message);
    });
  }

  it('keeps what it knows out of every program that may never be asked', () => {
    const knows = (file: string) =>
      /kDTRpcInvalidJSONString|SEC_ERROR_SIGNATURE_NO_DATA_FILE/.test(readFileSync(path.join(DIST, file), 'utf8'));
    assert.equal(knows('catalogue.js'), true);
    for (const file of [
      'cli-bundle.js',
      'client-bundle.js',
      'gateway.js',
      'domain.js',
      'reader.js',
      'server-bundle.js',
    ]) {
      assert.equal(knows(file), false, file);
    }
  });
});
