import assert from 'node:assert/strict';
import path from 'node:path';
import {
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  SignatureHelpRequest,
  type TextDocumentPositionParams,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ImportContractsRequest, ProposeContractRequest } from '../../server/src/contract-protocol.ts';
import type { Feature } from '../../server/src/features/feature.ts';
import { FEATURES, type Features } from '../../server/src/features/index.ts';
import type { Answer } from '../../server/src/features/support/answers.ts';
import { CloseLogReportNotification, ExplainCodeRequest, OpenLogReportRequest } from '../../server/src/log-protocol.ts';
import {
  CheckRequest,
  ContractTreeRequest,
  DescribeRequest,
  ListOperationsRequest,
  PlacesRequest,
  PlanRequest,
} from '../../server/src/protocol.ts';
import { fileOfUri, uriOfFile } from '../../server/src/workspace/files.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect } from './connect.ts';
import type { TestClient } from './test-client.ts';

const FILES = {
  'mpaas.config.json': '{ "contracts": ["contracts/*.rpc.ts"], "generate": [{ "target": "h5-client", "out": "rpc" }] }',
  'contracts/a.rpc.ts': `export interface AccountService {
  /**
   * Signs in.
   * @operationType com.example.account.login
   * @retryable
   */
  login(request: { name: string }): Promise<void>;
  logout(): Promise<void>;
}
`,
  'page.js': `AlipayJSBridge.call('rpc', { operationType: 'com.example.account.login', requestData: [{ name: '' }] });
AlipayJSBridge.call('rpc', { operationType: 'com.example.account.logn' });
rpc.accountService.login({ name: '' });
AlipayJSBridge.call('startApp', { appId: '1', param: { transparentTitle: 'AUTO' } });
`,
  'h5_json.json': '{ "data": [{ "app_id": 1 }] }',
  'login.call.json': '{ "operation": "com.example.account.login" }',
  'app.log': `${'{"resultStatus": 7003, "operationType": "com.example.account.login", "tips": ""}\n'.repeat(4)}
{"resultStatus": 7003, "operationType": "a",
  "tips": ""}
{"resultStatus": 7003, "operationType": "b", "tips": ""}
`,
};
type FileName = keyof typeof FILES;
const LANGUAGES: Record<string, string> = { '.js': 'javascript', '.log': 'mgs-log' };

interface Scene {
  client: TestClient;
  config: string;
  /** Right behind the first place where a text stands. */
  behind(file: FileName, text: string): TextDocumentPositionParams;
}

/** What features answer that nobody else does: whether it is there. */
const ANSWERS: Record<string, (scene: Scene) => Promise<boolean>> = {
  contractHover: ({ client, behind }) => hovers(client, behind('contracts/a.rpc.ts', '  log')),
  callSiteHover: ({ client, behind }) => hovers(client, behind('page.js', "'com.example.account.lo")),
  startupHover: ({ client, behind }) => hovers(client, behind('page.js', 'transparentTi')),
  contractCompletion: ({ client, behind }) => completes(client, behind('contracts/a.rpc.ts', '@retr')),
  configCompletion: ({ client, behind }) => completes(client, behind('mpaas.config.json', '"out": "')),
  callSiteCompletion: ({ client, behind }) => completes(client, behind('page.js', "'com.example.account.lo")),
  startupCompletion: ({ client, behind }) => completes(client, behind('page.js', "transparentTitle: '")),
  callSiteSignature: async ({ client, behind }) =>
    Boolean(await client.connection.sendRequest(SignatureHelpRequest.type, behind('page.js', '[{ '))),
  quickFixes: ({ client, behind }) => offers(client, behind('contracts/a.rpc.ts', '  logo'), /^Add @operationType/),
  refactorings: ({ client, behind }) => offers(client, behind('contracts/a.rpc.ts', '  log'), /^Extract request/),
  callConversion: ({ client, behind }) => offers(client, behind('page.js', 'Alipay'), /^Call accountService/),
  definition: ({ client, behind }) =>
    answers(client, DefinitionRequest.method, behind('page.js', "'com.example.account.lo")),
  implementation: ({ client, behind }) =>
    answers(client, ImplementationRequest.method, behind('page.js', "'com.example.account.lo")),
  references: ({ client, behind }) =>
    answers(client, ReferencesRequest.method, { ...behind('page.js', "'com.example.account.lo"), context: {} }),
  callHierarchy: ({ client, behind }) =>
    answers(client, CallHierarchyPrepareRequest.method, behind('contracts/a.rpc.ts', '  log')),
  rename: ({ client, behind }) =>
    answers(client, PrepareRenameRequest.method, behind('page.js', "'com.example.account.lo")),
  documentHighlight: ({ client, behind }) =>
    answers(client, DocumentHighlightRequest.method, behind('page.js', "'com.example.account.lo")),
  documentLinks: ({ client, behind }) => answers(client, DocumentLinkRequest.method, behind('page.js', '')),
  documentSymbols: ({ client, behind }) =>
    answers(client, DocumentSymbolRequest.method, behind('contracts/a.rpc.ts', '')),
  workspaceSymbols: ({ client }) => answers(client, WorkspaceSymbolRequest.method, { query: 'login' }),
  callFiles: ({ client, behind }) => answers(client, CodeLensRequest.method, behind('login.call.json', '')),
  codeLens: ({ client, behind }) => answers(client, CodeLensRequest.method, behind('contracts/a.rpc.ts', '')),
  inlayHints: ({ client, behind }) => hints(client, behind('page.js', '')),
  operationUses: async ({ client, config }) => {
    const params = { config, operationType: 'com.example.account.login', of: 'callSites' } as const;
    return (await client.request(PlacesRequest, params)).places.length > 0;
  },
  checking: async ({ client, config }) => (await client.request(CheckRequest, { config })).operations === 1,
  generation: async ({ client, config }) => (await client.request(PlanRequest, { config })).plan.operations === 1,
  contractTree: async ({ client }) => (await client.query(ContractTreeRequest))[0]?.services.length === 1,
  describing: async ({ client, config }) => {
    const params = { config, operationType: 'com.example.account.login' };
    return (await client.request(DescribeRequest, params)).includes('com.example.account.login');
  },
  logReport: async ({ client }) => {
    const { report } = await client.query(OpenLogReportRequest);
    await client.connection.sendNotification(CloseLogReportNotification, { report });
    return report > 0;
  },
  importing: async ({ client, config, behind }) => {
    const files = [fileOfUri(behind('h5_json.json', '').textDocument.uri) ?? ''];
    const params = { config, files, kind: 'openapi' as const, prefix: '', folder: '', overwrite: [] };
    return (await client.request(ImportContractsRequest, params)).findings.length > 0;
  },
  scaffolding: async ({ client, config }) =>
    (await client.request(ProposeContractRequest, { config })).folders.length > 0,
  operations: async ({ client, config }) => (await client.request(ListOperationsRequest, { config })).length === 1,
  logHover: ({ client, behind }) => hovers(client, behind('app.log', '70')),
  logInlayHints: ({ client, behind }) => hints(client, behind('app.log', '')),
  logLenses: ({ client, behind }) => answers(client, CodeLensRequest.method, behind('app.log', '')),
  logFolding: ({ client, behind }) => answers(client, FoldingRangeRequest.method, behind('app.log', '')),
  logSymbols: ({ client, behind }) => answers(client, DocumentSymbolRequest.method, behind('app.log', '')),
  logDefinition: ({ client, behind }) => answers(client, DefinitionRequest.method, behind('app.log', 'com.example')),
  logQuickFixes: ({ client, behind }) => offers(client, behind('app.log', '70'), /^Explain 7003/),
  codeExplaining: async ({ client }) => (await client.request(ExplainCodeRequest, { code: 7003 })).includes('7003'),
};

/** What features say on their own, without being asked. */
const PROBLEMS: Record<string, [file: FileName, code: string]> = {
  diagnostics: ['contracts/a.rpc.ts', 'rpc/missing-operation-type'],
  offlineDiagnostics: ['h5_json.json', 'package/json-type'],
  startupDiagnostics: ['page.js', 'startup/transparent-title'],
  callSiteProblems: ['page.js', 'rpc/unknown-operation'],
  logProblems: ['app.log', 'log/7003'],
};

/** They feed the others, or say nothing that can be asked for here. */
const OTHERS = ['synchronization', 'watching', 'sources', 'status', 'calling', 'logStatus'];

/** A fix is for a problem, and uses are found in sources: without these there is nothing to answer. */
const NEEDS: Record<string, string> = { quickFixes: 'diagnostics', operationUses: 'sources' };

async function answers(client: TestClient, method: string, params: object): Promise<boolean> {
  return (await client.connection.sendRequest(method, params)) !== null;
}

async function hovers(client: TestClient, params: TextDocumentPositionParams): Promise<boolean> {
  return Boolean(await client.connection.sendRequest(HoverRequest.type, params));
}

async function hints(client: TestClient, { textDocument }: TextDocumentPositionParams): Promise<boolean> {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const given = await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
  return (given ?? []).length > 0;
}

async function completes(client: TestClient, params: TextDocumentPositionParams): Promise<boolean> {
  const answer = await client.connection.sendRequest(CompletionRequest.type, params);
  return (Array.isArray(answer) ? answer : (answer?.items ?? [])).length > 0;
}

async function offers(client: TestClient, params: TextDocumentPositionParams, title: RegExp): Promise<boolean> {
  const { textDocument, position } = params;
  const diagnostics = client.diagnostics(fileOfUri(textDocument.uri) ?? '');
  const range = { start: position, end: position };
  const asked = { textDocument, range, context: { diagnostics } };
  const answer = await client.connection.sendRequest(CodeActionRequest.type, asked);
  return (answer ?? []).some(action => title.test(action.title));
}

const FAULTS: Record<string, (feature: Feature) => Feature> = {
  'cannot be made': () => fail,
  'cannot be registered': feature => context => ({ ...feature(context), register: fail, start: fail }),
  'cannot answer': feature => context => {
    const made = feature(context);
    const answers = made.answers?.map(({ method }): Answer => ({ method, answer: async () => fail() }));
    return { ...made, ...(answers && { answers }) };
  },
};

function fail(): never {
  throw new Error('broken on purpose');
}

/**
 * Waits for everything that the features say, those in `except` aside.
 * @returns the features of which nothing was heard
 */
async function silentFeatures(features: Features, except: readonly string[]): Promise<string[]> {
  await using workspace = await TestWorkspace.create(FILES);
  const options = { isTrusted: true, hasCommands: true };
  await using client = await connect({ mode: 'in-band', folders: [workspace.folder], features, options });
  for (const [name, text] of Object.entries(FILES)) {
    await client.open(workspace.path(name), text, LANGUAGES[path.extname(name)]);
  }
  const says = ([file, code]: [FileName, string]) =>
    client.diagnostics(workspace.path(file)).some(diagnostic => diagnostic.code === code);
  for (const [name, problem] of Object.entries(PROBLEMS)) {
    if (!except.includes(name)) await client.until(() => says(problem));
  }
  const scene: Scene = {
    client,
    config: workspace.path('mpaas.config.json'),
    behind: (file, text) => {
      const end = FILES[file].indexOf(text) + text.length;
      const position = TextDocument.create('', '', 1, FILES[file]).positionAt(end);
      return { textDocument: { uri: uriOfFile(workspace.path(file)) }, position };
    },
  };
  const silent = Object.entries(PROBLEMS).flatMap(([name, problem]) => (says(problem) ? [] : [name]));
  for (const [name, answers] of Object.entries(ANSWERS)) {
    // A request that nobody handles is refused by the protocol itself.
    if (!(await answers(scene).catch(() => false))) silent.push(name);
  }
  return silent;
}

describe('features that fail', () => {
  it('are all looked at here', () => {
    const known = [...Object.keys(ANSWERS), ...Object.keys(PROBLEMS), ...OTHERS];
    assert.deepEqual(known.sort(), Object.keys(FEATURES).sort());
  });

  it('are none as long as all are whole', async () => {
    assert.deepEqual(await silentFeatures(FEATURES, []), []);
  });

  for (const [name, feature] of Object.entries(FEATURES)) {
    // Without what is typed and which folders are open there is nothing to answer.
    if (name === 'synchronization') continue;
    for (const [what, breakIt] of Object.entries(FAULTS)) {
      const answers = ANSWERS[name] !== undefined;
      it(`leave all others alone: ${name} ${what}`, async () => {
        const silent = await silentFeatures({ ...FEATURES, [name]: breakIt(feature) }, [name]);
        const expected = [name, ...Object.keys(NEEDS).filter(each => NEEDS[each] === name)];
        for (const each of silent) assert.ok(expected.includes(each), `${each} says nothing either`);
        if (what === 'cannot be made' && (answers || PROBLEMS[name]))
          assert.ok(silent.includes(name), `${name} still works`);
      });
    }
  }
});
