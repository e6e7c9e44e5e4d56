import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CliOptions, runCli, startCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

const LOGS = path.resolve(__dirname, '../fixtures/logs');
const TRACE = '0a1d76671591164847940829820658';
const SECRET = 'the-secret-of-the-shop';

const CONTRACT = `export interface ShopService {
  /** @operationType com.example.shop.login */
  login(request: { userName: string }): Promise<string>;
}
`;
const CONFIG = JSON.stringify({
  contracts: ['*.rpc.ts'],
  app: { appId: '84EFA9A281942', secret: { env: 'SHOP_SECRET' } },
});

/** A line of a gateway's digest. */
function digest(code: number, operation = 'com.example.shop.login', trace = TRACE, device = '-'): string {
  return `2020-06-03 14:14:08,001 - (/mgw.htm,response,${code === 1000 ? 'Y' : 'N'},6ms,${operation},-,84EFA9A281942,default,${code},-,-,-,-,${device},-,-,10.0.0.1,HTTP,JSON,2,0,F,${trace},F,IOS,6,4,2.0)`;
}

const ios = (code: number) =>
  `Demo[1:2] [mPaaSLog] APMobileNetwork com.example.shop.login resp:{\n  "mgw-traceid" = ${TRACE};\n  "result-status" = ${code};\n}\n`;

/** Runs `mpaas explain` in a folder with these files. */
async function explainFiles(files: Record<string, string>, args: string[], options: Partial<CliOptions> = {}) {
  await using workspace = await TestWorkspace.create(files);
  return await runCli(['explain', ...args], { cwd: workspace.folder, ...options });
}

describe('mpaas explain, of logs', () => {
  it('tells what failed, where, of which call, why, and what to do', async () => {
    const { exitCode, stdout } = await runCli(['explain', 'gateway-digest.log'], { cwd: LOGS });
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      /^gateway-digest\.log:2 {2}7003 {2}Timestamp outside the window\n {2}com\.example\.account\.login {2}0a1d76671591164849117829820659 {2}\(gateway 10\.29\.118\.103, 2020-06-03T06:14:09\.117Z\)\n {2}.+\n {2}- /m,
    );
    assert.match(
      stdout,
      /\n5 lines, 4 events: 1000 × 1, 3000 × 1, 4001 × 1, 7003 × 1\n1 of them tell of no failure, and are not shown\.\n$/,
    );
    assert.doesNotMatch(stdout, /digest\.log:1 /);
  });

  it('explains logs together: a request is followed across them', async () => {
    const files = {
      'app.log': ios(6666),
      'gateway-page-digest.log': digest(6666),
      'page-digest.log': `2020-06-03 14:14:07,990 - (com.example.shop.login,p,1.0,30ms,N,6666,${TRACE})`,
    };
    const { stdout } = await explainFiles(files, Object.keys(files));
    const [first] = stdout.split('\nand ');
    assert.match(first ?? '', /\n {2}page-digest\.log:1 {2}The same request, at the business system: 6666\n/);
    assert.match(first ?? '', /\n {2}gateway-page-digest\.log:1 {2}The same request, at the gateway: 6666\n/);
  });

  it('leads to the line that it concludes from, in the log where that is', async () => {
    const boot =
      '2017-12-20 11:25:59,746 [Start-To-Register-Service] target: x, interface: interface com.example.PayRpc\n';
    const { stdout } = await explainFiles({ 'boot.log': boot, 'gateway.log': digest(6000) }, [
      'gateway.log',
      'boot.log',
    ]);
    assert.match(stdout, /\n {2}boot\.log:1 {2}Registration of com\.example\.PayRpc: Start-To-Register-Service\n/);
  });

  it('says once what hits many operations, or is the same', async () => {
    const calls = Array.from({ length: 30 }, (_, index) =>
      digest(7014, `com.example.op${index % 15}`, `0a1d7667${1591164847940 + index}829820658`),
    );
    const { stdout } = await explainFiles({ 'gateway.log': calls.join('\n') }, ['gateway.log']);
    assert.match(stdout, /^gateway\.log:1 {2}7014 /);
    assert.match(stdout, /\n {2}7014 came 30 times here, for 15 operations: /);
    assert.match(
      stdout,
      /\n {2}Operations: com\.example\.op0 × 2, .*, and 5 more\n {2}29 more of this:\n {2}gateway\.log:2 /,
    );
    assert.match(stdout, /\n {2}and 19 more\n\n30 lines, 30 events: 7014 × 30\n$/);
    assert.equal(stdout.match(/Signature missing/g)?.length, 1);
  });

  it('says once what to do for the same code', async () => {
    const log = [digest(4001).replace('6ms', '3001ms'), digest(4001).replace('6ms', '9000ms')].join('\n');
    const { stdout } = await explainFiles({ 'a.log': log }, ['a.log']);
    assert.match(
      stdout,
      /\na\.log:2 {2}4001 .*\n.*\n {2}The gateway waited 9000 ms\.\n {2}What to do: see a\.log:1\.\n/,
    );
  });

  it('compares with the nearest config and its contracts, or the one that is named, and does without', async () => {
    const log = digest(3000, 'com.example.shop.logn');
    const files = { 'a.log': log, 'mpaas.config.json': CONFIG, 'shop.rpc.ts': CONTRACT };
    const nearest =
      /No contract has the operation type com\.example\.shop\.logn\. The nearest is com\.example\.shop\.login\./;
    assert.match((await explainFiles(files, ['a.log'])).stdout, nearest);
    const { 'mpaas.config.json': config, ...others } = files;
    const elsewhere = { ...others, 'other.json': config };
    assert.match((await explainFiles(elsewhere, ['a.log', '--config', 'other.json'])).stdout, nearest);
    assert.match((await explainFiles(elsewhere, ['a.log'])).stdout, /3000 {2}No such API, or it is closed\n/);
  });

  it('tells neither secrets nor signatures, tokens and personal numbers, in any format and language', async () => {
    const content = `Operation-Type=com.example.shop.login&Request-Data=${Buffer.from('[{"userName":"a"}]').toString('base64')}&Ts=NI7Re00`;
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    const [wrong, right] = [md5(`${content}&${SECRET}`), md5(`${SECRET}&${content}`)];
    const log = [
      `08-11 12:50:08.101  1 5 D RpcInvoker: [getSignData] sign content: ${content}`,
      `08-11 12:50:08.102  1 5 D HttpCaller: threadid = 7; Request info: x, headers: [Operation-Type: com.example.shop.login, Sign: ${wrong}]`,
      '08-11 12:50:08.103  1 5 W T: RPCException: [7002] : 13812345678 11010519491231002X 110105491231002 token=abcdef',
      '7002 com.example.shop.login 4.9 ms 7f0000011600000000123000000002 Sign: 0123456789abcdef0123456789abcdef, by 13812345678',
    ].join('\n');
    await using workspace = await TestWorkspace.create({
      ...{ 'a.log': log, 'mpaas.config.json': CONFIG, 'shop.rpc.ts': CONTRACT },
    });
    for (const format of ['text', 'json', 'sarif']) {
      for (const lang of ['en', 'zh']) {
        const args = ['explain', 'a.log', '--format', format, '--lang', lang];
        const options = { cwd: workspace.folder, env: { SHOP_SECRET: SECRET } };
        const { exitCode, stdout, stderr } = await runCli(args, options);
        const all = stdout + stderr;
        assert.equal(exitCode, 0, all);
        assert.match(all, /md5\(secret/, all);
        assert.match(all, /\[redacted\]/);
        const secrets = [SECRET, wrong, right, '13812345678', '11010519491231002X', '110105491231002', 'abcdef'];
        for (const secret of secrets) assert.ok(!all.includes(secret), `${secret} in ${all}`);
      }
    }
  });

  it('takes globs that the shell has left as they are, and each log once', async () => {
    const files = { 'logs/a.log': digest(7003), 'logs/deep/b.log': digest(4001), 'logs/c.txt': digest(3000) };
    const { stdout } = await explainFiles(files, ['logs/**/*.log', 'logs/a.log', '--format', 'json']);
    const { events } = JSON.parse(stdout);
    assert.deepEqual(
      events.map(({ file, code }: { file: string; code: number }) => [file.replaceAll('\\', '/'), code]),
      [
        ['logs/a.log', 7003],
        ['logs/deep/b.log', 4001],
      ],
    );
  });

  it('gives events to programs, from standard input too, in the language that is asked for', async () => {
    const input = readFileSync(path.join(LOGS, 'android-exception.log'), 'utf8');
    const { stdout } = await runCli(['explain', '-', '--format', 'json', '--lang', 'zh'], { cwd: os.tmpdir(), input });
    const { events, summary } = JSON.parse(stdout);
    const [{ file, line, column, code, kind, title, tips, memo, operationType, remedies, related }] = events;
    assert.deepEqual([file, line, column, code, kind, title], ['-', 1, 30, 7014, 'gateway', '验签-缺少 sign']);
    assert.deepEqual([tips, memo, operationType, related], ['验签RPC接口 加签数据为空', null, null, []]);
    assert.ok(remedies.length > 0);
    assert.equal(summary.events, events.length);
    assert.deepEqual([summary.byCode['7014'], summary.leftOut, summary.lines], [1, 0, 16]);
  });

  it('explains codes below 1000 for the platform that is named where the log does not tell it', async () => {
    const text = '{"resData":{"result-status":2}}\n';
    const titles: string[] = [];
    for (const platform of ['android', 'ios']) {
      const { stdout } = await explainFiles({ 'a.log': text }, ['a.log', '--platform', platform, '--format', 'json']);
      titles.push(JSON.parse(stdout).events[0].title);
    }
    assert.deepEqual(titles, ['No network', 'Invalid JSON']);
  });

  it('gives SARIF, with a result at the place of each failure', async () => {
    const { exitCode, stdout } = await runCli(['explain', 'gateway-digest.log', '--format', 'sarif'], { cwd: LOGS });
    const { version, runs } = JSON.parse(stdout);
    const [{ results, tool }] = runs;
    assert.deepEqual([exitCode, version], [0, '2.1.0']);
    assert.deepEqual(
      results.map(({ ruleId }: { ruleId: string }) => ruleId),
      ['log/7003', 'log/4001', 'log/3000'],
    );
    const [{ level, message, locations }] = results;
    assert.equal(level, 'error');
    assert.match(message.text, /^Timestamp outside the window\. /);
    const { artifactLocation, region } = locations[0].physicalLocation;
    assert.deepEqual(artifactLocation, { uri: 'gateway-digest.log', uriBaseId: 'ROOT' });
    assert.deepEqual([region.startLine, region.endColumn - region.startColumn], [2, 4]);
    assert.deepEqual(
      tool.driver.rules.map(({ id, shortDescription }: { id: string; shortDescription: { text: string } }) => [
        id,
        shortDescription.text,
      ]),
      [
        ['log/3000', 'No such API, or it is closed'],
        ['log/4001', 'Backend timed out'],
        ['log/7003', 'Timestamp outside the window'],
      ],
    );
  });

  it('says that there is nothing of mPaaS in a log', async () => {
    const { exitCode, stdout } = await runCli(['explain', '-'], { cwd: os.tmpdir(), input: 'GET / 7002\n\n' });
    assert.deepEqual([exitCode, stdout], [0, '2 lines, and no code of mPaaS in them.\n']);
  });

  it('says what it calls lines that have no number', async () => {
    const { stdout } = await runCli(['explain', '-'], {
      cwd: os.tmpdir(),
      input: 'D/RsaUtil( 1): signature verify result false\n',
    });
    assert.match(stdout, /^-:1 {2}signature-refused {2}Signature of a file does not verify\n/);
  });

  describe('that are followed', () => {
    /** Follows standard input: writes lines, waits for what is printed. */
    function follow(args: string[] = []) {
      const child = startCli(['explain', '-', ...args], { cwd: os.tmpdir() });
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', text => {
        printed += text;
      });
      const until = async (text: string) => {
        while (!printed.includes(text)) await once(child.stdout, 'data');
      };
      return { child, until, printed: () => printed, ended: once(child, 'close') };
    }

    it('are explained as they come, each explanation once, and summed up at the end', async () => {
      const { child, until, printed, ended } = follow();
      child.stdin.write(`${digest(7014, 'com.example.a')}\n`);
      await until('-:1  7014  Signature missing\n');
      child.stdin.write(`${digest(7014, 'com.example.b', TRACE.replace('658', '659'))}\n`);
      await until('-:2  7014  Signature missing  com.example.b  0a1d76671591164847940829820659  as in -:1\n');
      child.stdin.end('the end');
      assert.deepEqual(await ended, [0, null]);
      assert.match(printed(), /\n3 lines, 2 events: 7014 × 2\n$/);
    });

    it('are summed up when Ctrl+C ends them', async function () {
      if (process.platform === 'win32') this.skip();
      const { child, until, printed, ended } = follow();
      child.stdin.write(`${digest(7003)}\n${digest(1000)}\n`);
      await until('-:1  7003');
      child.kill('SIGINT');
      assert.deepEqual(await ended, [0, null]);
      assert.match(printed(), /\n2 lines, 2 events: 1000 × 1, 7003 × 1\n1 of them/);
    });

    it('know what files before them say', async () => {
      await using workspace = await TestWorkspace.create({ 'gateway.log': digest(6666) });
      const { stdout } = await runCli(['explain', '-', 'gateway.log'], { cwd: workspace.folder, input: ios(6666) });
      assert.match(stdout, /\n-:3 {2}6666 .*\n(.*\n)+ {2}gateway\.log:1 {2}The same request, at the gateway: 6666\n/);
    });
  });
});
