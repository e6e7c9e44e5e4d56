import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  DefinitionRequest,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type InlayHint,
  InlayHintRequest,
  InlayHintResolveRequest,
  type Location,
  type Range,
} from 'vscode-languageserver-protocol';
import type { Finding } from '../../server/src/findings.ts';
import { sign } from '../../server/src/gateway/signature.ts';
import {
  CodesInLineRequest,
  ExplainCodeRequest,
  type LogStatus,
  LogStatusNotification,
} from '../../server/src/log-protocol.ts';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { withoutSquiggles, withSquiggles } from '../support/squiggles.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { hoverAt } from './marked.ts';
import type { TestClient } from './test-client.ts';

const FILES = {
  'mpaas.config.json': `{
  "contracts": ["contracts/*.rpc.ts"],
  "app": { "appId": "84EFA9A281942", "workspaceId": "default", "secret": { "env": "MPAAS_LOG_TEST_SECRET" } },
  "gateway": { "timestampWindowMinutes": 10 }
}
`,
  'contracts/a.rpc.ts': `export interface AccountService {
  /** @operationType com.example.account.login */
  login(request: { name: string }): Promise<void>;
}
`,
};

const IOS = `2020-08-11 12:50:08.956123+0800 Demo[83383:2546279] [mPaaSLog] APMobileNetwork com.example.account.login resp:{
  "Content-Length" = 0;
  memo = "%E9%AA%8C%E7%AD%BE_%5Blink%5D(command:x)";
  "mgw-traceid" = 0a1d7667159712140890222728553;
  "result-status" = 7014;
  "server-time" = 1597121408902;
}
`;

/** A line of a gateway's digest. */
const digest = (code: number, operation: string, second = 9, appId = '84EFA9A281942', workspace = 'default') =>
  `2020-06-03 14:14:${String(second).padStart(2, '0')},120 - (/mgw.htm,response,${code === 1000 ? 'Y' : 'N'},3ms,${operation},-,${appId},${workspace},${code},-,-,-,-,-,-,-,10.0.0.1,HTTP,JSON,120,0,F,0a1d7667159116484${String(second).padStart(4, '0')}8${String(code)}0659,F,ANDROID,-,4,2.0)\n`;

const CONTENT = 'Operation-Type=com.example.account.login&Request-Data=W3sibmFtZSI6ImEifV0=&Ts=NI7Re00';
const android = (signature: string) =>
  `08-11 12:50:08.101  1234  5678 D RpcInvoker: [getSignData] sign content: ${CONTENT}
08-11 12:50:08.110  1234  5678 D HttpCaller: threadid = 88; Request info: https://gateway.example.com/mgw.htm, headers: [Operation-Type: com.example.account.login, Sign: ${signature}, Ts: NI7Re00]
08-11 12:50:08.201  1234  5678 W System.err: com.alipay.mobile.common.rpc.RpcException: RPCException: [7002] : 13812345678
\tat com.example.Login.run(Login.java:1)
\tat com.example.Main.main(Main.java:2)
`;

interface Opened extends AsyncDisposable {
  workspace: TestWorkspace;
  client: TestClient;
  file: string;
}

async function openLog(mode: (typeof MODES)[number], text: string, options: { locale?: string } = {}): Promise<Opened> {
  const workspace = await TestWorkspace.create(FILES);
  const client = await connect({
    mode,
    folders: [workspace.folder],
    options: { isTrusted: true, hasCommands: true },
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
    ...options,
  });
  const file = workspace.path('app.log');
  await client.open(file, text, 'mgs-log');
  return {
    workspace,
    client,
    file,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await workspace[Symbol.asyncDispose]();
    },
  };
}

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

async function hints({ client, file }: Opened, range = WHOLE): Promise<InlayHint[]> {
  const params = { textDocument: { uri: uriOfFile(file) }, range };
  return (await client.connection.sendRequest(InlayHintRequest.type, params)) ?? [];
}

/** The text with what stands at the ends of lines. */
function withHints(text: string, given: readonly InlayHint[]): string {
  const lines = text.split('\n');
  for (const { position, label } of given) {
    assert.equal(position.character, lines[position.line]?.length, 'not at the end of its line');
    lines[position.line] += ` ◂${String(label)}`;
  }
  return lines.join('\n');
}

async function actionsAt(
  { client, file }: Opened,
  line: number,
  diagnostics: Diagnostic[] = [],
): Promise<CodeAction[]> {
  const at = { line, character: 0 };
  const params = { textDocument: { uri: uriOfFile(file) }, range: { start: at, end: at }, context: { diagnostics } };
  return ((await client.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
}

function messageOf(diagnostic: Diagnostic | undefined): string {
  return typeof diagnostic?.message === 'string' ? diagnostic.message : '';
}

for (const mode of MODES) {
  describe(`logs (${mode})`, () => {
    before(() => {
      process.env.MPAAS_LOG_TEST_SECRET = 'secret of a test';
    });
    after(() => {
      delete process.env.MPAAS_LOG_TEST_SECRET;
    });

    it('explain a code where one points at it: why, what to do, who, when, and how sure that is', async () => {
      await using log = await openLog(mode, '');
      const hover = await hoverAt(log.client, log.file, IOS.replace('= 7014', '= 70┆14'));
      assert.equal(hover?.about, '7014');
      const says = hover.says.split('\n\n');
      assert.equal(says[0], '**7014 · Signature missing** · Gateway: Signature check');
      assert.match(hover.says, /\*What to do\*\n\n- /);
      assert.match(hover.says, /^Operation type: `com\.example\.account\.login` {2}$/m);
      // What a log says is text, whatever it looks like.
      assert.match(hover.says, /^Memo: 验签\\_\\\[link\\\]\(command:x\) {2}$/m);
      assert.match(
        hover.says,
        /^Trace id `0a1d7667159712140890222728553`: gateway 10\.29\.118\.103 at 2020-08-11 04:50:08\.902 UTC$/m,
      );
      assert.match(
        says.at(-1) ?? '',
        /^Source: \[AY\/64260\].*\(documented\) · \[All about 7014\]\(file:.*result-codes\.md#L\d+\)$/,
      );
    });

    it('explain trace ids, what is percent-encoded, and operation types', async () => {
      await using log = await openLog(mode, '');
      const at = async (before: string) => hoverAt(log.client, log.file, IOS.replace(before, `${before}┆`));
      assert.match(
        (await at('= 0a1d7667'))?.says ?? '',
        /^Trace id .*: gateway 10\.29\.118\.103 at .* · also in lines 5$/,
      );
      assert.equal((await at('"%E9'))?.says, '验签\\_\\[link\\]');
      assert.match(
        (await at('com.example.acc'))?.says ?? '',
        /^\*\*com\.example\.account\.login\*\* · `AccountService\.login`/,
      );
      assert.equal(await at('Demo'), undefined);
      assert.equal(await at('Content'), undefined);
    });

    it('speak Chinese', async () => {
      await using log = await openLog(mode, IOS, { locale: 'zh-cn' });
      const [hint] = await hints(log);
      assert.equal(hint?.label, '验签-缺少 sign');
      const hover = await hoverAt(log.client, log.file, IOS.replace('= 7014', '= 70┆14'));
      assert.match(hover?.says ?? '', /处理办法/);
      assert.match(hover?.says ?? '', /result-codes\.zh-cn\.md#L/);
    });

    it('have their failures among the problems, with a link to the page of codes', async () => {
      const marked = `2020-06-03 14:14:08 INFO answered with 7002 lines
{"resultStatus": 1000, "tips": ""}
{"resultStatus": 7003, "tips": "x"}
                 ~~~~ log/7003
Rpc Exception code : 2
                     ~ log/2
SG ERROR: 608
          ~~~ log/608
`;
      await using log = await openLog(mode, withoutSquiggles(marked));
      const found = await log.client.codes(log.file, 'log/7003', 'log/2', 'log/608');
      assert.equal(withSquiggles(withoutSquiggles(marked), found as unknown as Finding[]), marked);
      const { Error: Severe, Warning } = DiagnosticSeverity;
      assert.deepEqual(
        found.map(({ severity }) => severity),
        [Severe, Warning, Severe],
      );
      assert.match(messageOf(found[0]), /^7003 Timestamp outside the window: /);
      for (const { code, codeDescription } of found) {
        const [page = '', line] = (codeDescription?.href ?? '').split('#L');
        const heading = (await readFile(fileURLToPath(page), 'utf8')).split('\n')[Number(line) - 1];
        assert.ok(heading?.startsWith(`#### ${String(code).slice('log/'.length)} · `), heading);
      }
      await log.client.change(log.file, 'nothing\n');
      await log.client.codes(log.file);
    });

    it('say what is left out of the problems', async () => {
      await using log = await openLog(mode, digest(7003, 'com.example.a').repeat(300));
      await log.client.until(() => log.client.diagnostics(log.file).length > 0);
      const found = log.client.diagnostics(log.file);
      assert.equal(found.length, 251);
      assert.deepEqual([found.at(-1)?.code, found.at(-1)?.severity], ['log/left-out', DiagnosticSeverity.Information]);
      assert.match(messageOf(found.at(-1)), /50 more failures .*: 7003 × 50\./);
    });

    it('name lines that something is concluded from', async () => {
      await using log = await openLog(mode, `SG ERROR: 608\n{"resultStatus": 7014, "tips": "x"}\n`);
      const [, refused] = await log.client.codes(log.file, 'log/608', 'log/7014');
      assert.match(messageOf(refused), /SG ERROR 608 in line 1/);
      assert.deepEqual(
        refused?.relatedInformation?.map(({ message, location }) => [message, location.range.start.line]),
        [['Security Guard: SG ERROR 608', 0]],
      );
    });

    it('say at the ends of lines what their codes are called', async () => {
      const text = `${digest(1000, 'com.example.a')}${digest(7003, 'com.example.a')}${IOS}`;
      await using log = await openLog(mode, text);
      const [, second] = text.split('\n');
      assert.equal(
        withHints(text, await hints(log)),
        text
          .replace(second ?? '', `${second} ◂Timestamp outside the window`)
          .replace('= 7014;', '= 7014; ◂Signature missing'),
      );
      const [hint] = await hints(log, { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } });
      assert.ok(hint);
      const { tooltip } = await log.client.connection.sendRequest(InlayHintResolveRequest.type, hint);
      assert.match(JSON.stringify(tooltip), /\*\*7003 · Timestamp outside the window\*\*/);
    });

    it('have no more than 1,500 hints, however many lines are asked about', async () => {
      await using log = await openLog(mode, digest(7003, 'com.example.a').repeat(2000));
      assert.equal((await hints(log)).length, 1500);
      assert.equal(
        (await hints(log, { start: { line: 1990, character: 0 }, end: { line: 1999, character: 0 } })).length,
        10,
      );
    });

    it('have lenses on codes that came often, which lead to all of them', async () => {
      const lines = ['a', 'b', 'c', 'a', 'b'].map((name, index) => digest(7000, `com.example.${name}`, index));
      await using log = await openLog(mode, `first line\n${lines.join('')}`);
      const textDocument = { uri: uriOfFile(log.file) };
      const [lens, ...more]: CodeLens[] =
        (await log.client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
      assert.deepEqual(more, []);
      assert.deepEqual([lens?.range.start.line, lens?.command?.title], [1, '$(flame) 5 × 7000, for 3 operations']);
      assert.equal(lens?.command?.command, 'mpaas.logs.showLines');
      assert.deepEqual(
        lens?.command?.arguments?.[0].ranges.map(({ start }: Range) => start.line),
        [1, 2, 3, 4, 5],
      );
    });

    it('fold by request, and what goes on with the line above', async () => {
      await using log = await openLog(mode, `${IOS}${android('')}`);
      const textDocument = { uri: uriOfFile(log.file) };
      const folds = await log.client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
      assert.deepEqual(
        folds?.map(({ startLine, endLine }) => [startLine, endLine]),
        [
          [0, 6],
          [9, 11],
        ],
      );
    });

    it('are outlined by their failures', async () => {
      await using log = await openLog(mode, `${digest(1000, 'com.example.a')}${digest(7003, 'com.example.b')}`);
      const textDocument = { uri: uriOfFile(log.file) };
      const symbols = await log.client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
      assert.deepEqual(
        symbols?.map(each => [each.name, 'detail' in each && each.detail]),
        [['7003 Timestamp outside the window', 'com.example.b']],
      );
    });

    it('lead from operation types to their contracts', async () => {
      await using log = await openLog(mode, digest(3000, 'com.example.account.login'));
      const textDocument = { uri: uriOfFile(log.file) };
      const at = (character: number) =>
        log.client.connection.sendRequest(DefinitionRequest.type, { textDocument, position: { line: 0, character } });
      const [place] = (await at(60)) as Location[];
      assert.equal(place?.uri, uriOfFile(log.workspace.path('contracts/a.rpc.ts')));
      assert.deepEqual(place.range.start, { line: 2, character: 2 });
      assert.equal(await at(3), null);
    });

    it('are compared with configs and contracts', async () => {
      await using log = await openLog(
        mode,
        digest(3000, 'com.example.account.logn') +
          digest(3000, 'com.example.account.login', 9, '84EFA9A281942', 'test'),
      );
      const [misspelt, workspace] = await log.client.codes(log.file, 'log/3000', 'log/3000');
      assert.match(messageOf(misspelt), /The nearest is com\.example\.account\.login/);
      assert.match(messageOf(workspace), /in the workspace default, not in test/);
    });

    it('have signatures made again with the secret that the config names', async () => {
      const right = sign('md5', 'secret of a test', CONTENT);
      await using log = await openLog(mode, android(right));
      const [refused] = await log.client.codes(log.file, 'log/7002');
      assert.match(messageOf(refused), /With \$MPAAS_LOG_TEST_SECRET this content gives the signature that was sent/);
      assert.ok(!messageOf(refused).includes('13812345678'));
    });

    it('have quick fixes: contract, config, replay, explanation, a copy', async () => {
      await using log = await openLog(mode, android('') + digest(7003, 'com.example.b'));
      const [refused] = await log.client.codes(log.file, 'log/7002', 'log/7003');
      const actions = await actionsAt(log, 2, refused ? [refused] : []);
      assert.deepEqual(
        actions.map(({ title, kind }) => `${kind}: ${title}`),
        [
          'quickfix: Open app.secret in mpaas.config.json',
          'quickfix: Open the contract of com.example.account.login',
          'quickfix: Send this request to the mock gateway',
          'quickfix: Explain 7002',
          'quickfix: Copy without secrets',
        ],
      );
      assert.ok(actions.every(({ diagnostics }) => diagnostics?.length === 1));
      const [config, contract, replay, explain, copy] = actions.map(({ command }) => command?.arguments?.[0]);
      assert.equal(contract.uri, uriOfFile(log.workspace.path('contracts/a.rpc.ts')));
      assert.deepEqual([config.uri, config.range.start.line], [uriOfFile(log.workspace.path('mpaas.config.json')), 2]);
      assert.deepEqual(
        [replay.operationType, replay.request, replay.config],
        ['com.example.account.login', { name: 'a' }, log.workspace.path('mpaas.config.json')],
      );
      assert.deepEqual([explain.code, explain.kind], [7002, 'gateway']);
      assert.deepEqual(copy.ranges[0].start, { line: 2, character: 0 });
      // Nothing is known of the operation, and nothing of the request.
      assert.deepEqual(
        (await actionsAt(log, 5)).map(({ title }) => title),
        ['Open gateway.timestampWindowMinutes in mpaas.config.json', 'Explain 7003', 'Copy without secrets'],
      );
      assert.deepEqual(await actionsAt(log, 0), []);
    });

    it('are read in output channels, whose problems are those of the moment', async () => {
      await using log = await openLog(mode, IOS);
      const open = async (uri: string, languageId: string) => {
        const textDocument = { uri, languageId, version: 1, text: IOS };
        await log.client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
        return (
          (await log.client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: WHOLE }))
            ?.length ?? 0
        );
      };
      assert.equal(await open('output:app', 'Log'), 1);
      assert.equal(await open('untitled:Untitled-1', 'mgs-log'), 1);
      assert.equal(await open('file:///other.log', 'log'), 1);
      assert.equal(await open('file:///other.txt', 'plaintext'), 0);
      await log.client.until(() => log.client.diagnostics('untitled:Untitled-1').length === 1);
      assert.ok(!log.client.filesWithDiagnostics().includes('output:app'));
    });

    it('are looked at anew while they grow, and counted', async () => {
      await using log = await openLog(mode, '');
      let status: LogStatus | undefined;
      let counted: () => void = () => {};
      log.client.connection.onNotification(LogStatusNotification, each => {
        status = each;
        counted();
      });
      const isCounted = (events: number) =>
        new Promise<void>(resolve => {
          counted = () => {
            if (status?.events === events) resolve();
          };
        });
      let text = '';
      for (let count = 1; count <= 3; count++) {
        const come = isCounted(count);
        text += digest(count === 1 ? 1000 : 7003, 'com.example.a', count);
        await log.client.change(log.file, text);
        assert.equal((await hints(log)).length, count - 1);
        await come;
      }
      assert.deepEqual(status, {
        uri: uriOfFile(log.file),
        events: 3,
        failures: 2,
        codes: [{ code: '7003', count: 2 }],
      });
    });

    it('are read on from where they grow, and anew where they change', async () => {
      const long = 'x'.repeat(99).concat('\n').repeat(4000);
      await using log = await openLog(mode, `${digest(7003, 'com.example.a')}${long}`);
      const textDocument = { uri: uriOfFile(log.file) };
      let version = 1;
      const insert = async (line: number, text: string, end = line) => {
        const range = { start: { line, character: 0 }, end: { line: end, character: 0 } };
        await log.client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { ...textDocument, version: ++version },
          contentChanges: [{ range, text }],
        });
        return (await hints(log)).map(({ position, label }) => `${position.line}: ${String(label)}`);
      };
      const first = '0: Timestamp outside the window';
      assert.deepEqual(await insert(4001, 'SG ERROR: 608'), [first, '4001: Guard image not found']);
      assert.deepEqual(await insert(4002, '\n'), [first, '4001: Guard image not found']);
      assert.deepEqual(await insert(4002, 'SG ERROR: 608\n'), [
        first,
        '4001: Guard image not found',
        '4002: Guard image not found',
      ]);
      assert.deepEqual(await insert(0, '', 1), ['4000: Guard image not found', '4001: Guard image not found']);
    });

    it('have neither hints, lenses nor problems where these are switched off', async () => {
      await using workspace = await TestWorkspace.create();
      const settings = {
        mpaas: { codeLens: { enabled: false }, inlayHints: { enabled: false }, logProblems: { enabled: false } },
      };
      const capabilities = { workspace: { configuration: true } };
      await using client = await connect({ mode, folders: [workspace.folder], settings, capabilities });
      const file = workspace.path('app.log');
      await client.open(file, digest(7000, 'a').repeat(6), 'mgs-log');
      const textDocument = { uri: uriOfFile(file) };
      assert.equal(await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: WHOLE }), null);
      assert.equal(await client.connection.sendRequest(CodeLensRequest.type, { textDocument }), null);
      assert.ok((await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }))?.length);
      assert.deepEqual(client.filesWithDiagnostics(), []);
    });

    it('are not the only place where codes are found and explained', async () => {
      await using log = await openLog(mode, '');
      const line = 'W/System.err: com.alipay.mobile.common.rpc.RpcException: RPCException: [2] : no network, 7002';
      assert.deepEqual(await log.client.request(CodesInLineRequest, { line }), [
        { start: 72, end: 73, title: 'No network', code: 2, kind: 'client', platform: 'android' },
      ]);
      const explain = (code: number) => log.client.request(ExplainCodeRequest, { code });
      assert.deepEqual((await explain(2)).match(/^# .*/gm), [
        '# 2 · No network',
        '# 2 · Invalid JSON',
        '# 2 · Folder of the package missing',
      ]);
      const refused = await log.client.request(ExplainCodeRequest, { code: 'signature-refused', kind: 'package' });
      assert.match(refused, /^# /);
      await assert.rejects(explain(4242), /4242 is no code that is known/);
    });
  });
}
