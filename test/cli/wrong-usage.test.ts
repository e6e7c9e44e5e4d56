import assert from 'node:assert/strict';
import { runCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

/** What is said to the program, what it answers in English, and in Chinese. */
const CASES: [string[], RegExp, RegExp][] = [
  [
    ['chekc'],
    /^error: unknown command 'chekc'\n\(Did you mean check\?\)$/m,
    /^错误：未知的命令“chekc”\n（您是指 check 吗？）$/m,
  ],
  [
    ['check', '--formt'],
    /^error: unknown option '--formt'\n\(Did you mean --format\?\)$/m,
    /^错误：未知的选项“--formt”/m,
  ],
  [['call'], /^error: missing required argument '.+'$/m, /^错误：缺少必需的参数“.+”$/m],
  [
    ['check', '--format'],
    /^error: option '--format <format>' argument missing$/m,
    /^错误：选项“--format <format>”缺少值$/m,
  ],
  [
    ['check', '--format', 'xml'],
    /^error: option '--format <format>' argument 'xml' is invalid\. Allowed choices are .+\.$/m,
    /^错误：选项“--format <format>”的值“xml”无效。 可选值为 .+。$/m,
  ],
  [
    ['sign', 'a.amr', '--out', 'b.amr'],
    /^error: required option '.+' not specified$/m,
    /^错误：未指定必需的选项“.+”$/m,
  ],
  [
    ['gateway', '--port', 'x'],
    /^error: option '--port <.+>' argument 'x' is invalid\. /m,
    /^错误：选项“--port <.+>”的值“x”无效。 \p{Script=Han}/mu,
  ],
  [
    ['keygen', '--out', 'keys', 'a', 'b', 'c'],
    /^error: too many arguments\. Expected \d+ but got 3\.$/m,
    /^错误：参数过多：最多 \d+ 个，实际 3 个。$/m,
  ],
];

describe('a wrong command line', () => {
  let workspace: TestWorkspace;

  before(async () => {
    workspace = await TestWorkspace.create({});
  });

  after(() => workspace[Symbol.asyncDispose]());

  for (const [args, english, chinese] of CASES) {
    it(`is explained in the terminal's language: ${args.join(' ')}`, async () => {
      for (const [LANG, said] of [
        ['C', english],
        ['zh_CN.UTF-8', chinese],
      ] as const) {
        const { stderr, exitCode } = await runCli(args, { cwd: workspace.folder, env: { LANG } });
        assert.match(stderr, said);
        assert.equal(exitCode, 2);
      }
    });
  }

  it('has help beside it, without a word of English in Chinese', async () => {
    const env = { LANG: 'zh_CN.UTF-8' };
    const { stdout } = await runCli(['--help'], { cwd: workspace.folder, env });
    const commands = [...stdout.matchAll(/^ {2}(?!help )([a-z]+)/gm)].map(match => match[1] ?? '');
    assert.ok(commands.includes('explain'), stdout);
    for (const command of commands) {
      const help = (await runCli([command, '--help'], { cwd: workspace.folder, env })).stdout;
      assert.match(help, /^用法：/);
      assert.doesNotMatch(help, /(?<![\w-])(Usage|Options|Arguments|Commands|display|output|default|choices):?\s/);
    }
  });
});
