import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

interface Pattern {
  name: string;
  regexp: string;
  file: number;
  line: number;
  column: number;
  severity: number;
  message: number;
  code: number;
}

const CONFIG = '{ "contracts": ["contracts/*.rpc.ts"], "generate": [{ "target": "http-client", "out": "client" }] }';
const CONTRACT = `/** @operationPrefix a */
export interface A {
  good(): Promise<void>;
  bad(): Promise<Map<string, string>>;
}
`;

/** What VS Code makes of the lines of a task. */
function problemsIn(output: string, pattern: Pattern) {
  const regexp = new RegExp(pattern.regexp);
  return output.split('\n').flatMap(line => {
    const match = regexp.exec(line);
    const { file, line: row, column, severity, message, code } = pattern;
    return match ? [[file, row, column, severity, message, code].map(group => match[group] ?? '')] : [];
  });
}

describe('the problem matchers', () => {
  let pattern: Pattern;
  let gateway: { background: { beginsPattern: string; endsPattern: string } };
  before(async () => {
    const { contributes } = JSON.parse(await readFile(path.resolve(__dirname, '../../package.json'), 'utf8'));
    pattern = contributes.problemPatterns.find(({ name }: Pattern) => name === 'mpaas');
    gateway = contributes.problemMatchers.find(({ name }: Pattern) => name === 'mpaas-gateway');
  });

  for (const args of [['check'], ['generate', '--dry-run']]) {
    it(`know the findings of mpaas ${args[0]}`, async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/a.rpc.ts': CONTRACT,
      });
      const { stdout, stderr } = await runCli(args, { cwd: workspace.folder });
      const problems = problemsIn(`${stdout}${stderr}`, pattern);
      assert.equal(problems.length, 1);
      const [[file, line, column, severity, message, code] = []] = problems;
      assert.deepEqual(
        [path.normalize(file ?? ''), line, column, severity, code],
        [path.normalize('contracts/a.rpc.ts'), '4', '18', 'error', 'rpc/unsupported-type'],
      );
      assert.match(message ?? '', /^".*" cannot travel as JSON\..*\.$/);
    });
  }

  it('know findings whose files have blanks and drives in their names', () => {
    const line = 'C:\\my contracts\\a.rpc.ts:1:2 warning "a: 1:2 error" is odd. rpc/http';
    assert.deepEqual(problemsIn(line, pattern), [
      ['C:\\my contracts\\a.rpc.ts', '1', '2', 'warning', '"a: 1:2 error" is odd.', 'rpc/http'],
    ]);
  });

  it('take no other lines for findings', () => {
    const lines = [
      'create    client/rpc/index.ts',
      '2 findings.',
      '1000 a.m 1.5 ms 0a1b',
      'Mock gateway at http://127.0.0.1:1/',
    ];
    for (const line of lines) assert.deepEqual(problemsIn(line, pattern), []);
  });

  it('know when a gateway is ready, in each language', async () => {
    const { beginsPattern, endsPattern } = gateway.background;
    assert.match('> mpaas gateway --port 0', new RegExp(beginsPattern));
    for (const text of ['Mock gateway at http://127.0.0.1:8680/mgw.htm', '模拟网关：http://127.0.0.1:8680/mgw.htm']) {
      assert.match(text, new RegExp(endsPattern));
    }
  });
});
