import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { CLI, startCli } from '../cli.ts';
import type { TestWorkspace } from '../workspace.ts';
import type { Block } from './blocks.ts';

const ANDROID_LOG = path.resolve(__dirname, '..', '..', 'fixtures', 'logs', 'android-exception.log');

/** What examples may rely on: the built command line, and a device that has something to tell. */
const PREAMBLE = `set -ea -o pipefail
mpaas() { "${process.execPath}" "${CLI}" "$@"; }
adb() { cat "${ANDROID_LOG}"; }
if [ -f "$STATE" ]; then . "$STATE"; fi
`;

/** Variables and functions stay from one block of a page to the next. */
const EPILOGUE = '\n{ export -p; declare -f; } > "$STATE"\n';

const GATEWAY = /^(?<variables>(?:\w+=\S+ )*)mpaas (?<args>gateway\b[^#]*)/;

/** The address that examples have, where the workspace's gateway has another port. */
const ADDRESS = '127.0.0.1:8680';

/** A reader who types the shell examples of one page, one after the other. */
export class Shell implements AsyncDisposable {
  #gateway: ChildProcess | undefined;

  constructor(
    private readonly workspace: TestWorkspace,
    private readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  /**
   * Runs a block. Each line has to exit with 0, or with what it says: `# exit code 1`. Behind `# →` stands what it has to
   * print. `mpaas gateway` runs until the next one, or until the page ends.
   * @throws Error with what was printed
   */
  async run({ place, text }: Block): Promise<void> {
    let script = '';
    for (const line of text.replaceAll(ADDRESS, `127.0.0.1:${this.port}`).split('\n')) {
      const gateway = GATEWAY.exec(line);
      if (gateway === null) script += `${checkedLine(line)}\n`;
      else {
        await this.#bash(script, place);
        await this.#startGateway(gateway.groups ?? {});
        script = '';
      }
    }
    await this.#bash(script, place);
  }

  async #bash(script: string, place: string): Promise<void> {
    if (script.trim() === '') return;
    const env = { ...this.env, STATE: this.workspace.path('.git/state.sh') };
    await promisify(execFile)('bash', ['--norc', '-c', PREAMBLE + script + EPILOGUE], {
      cwd: this.workspace.folder,
      env,
    }).catch(({ stdout, stderr }) => {
      throw new Error(`${place} fails:\n${script}\n${stdout}\n${stderr}`);
    });
  }

  async #startGateway({ variables = '', args = '' }: Record<string, string | undefined>): Promise<void> {
    await this.#stopGateway();
    const assigned = Object.fromEntries(
      variables
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(each => each.split('=')),
    );
    const child = startCli(args.trim().split(/\s+/), { cwd: this.workspace.folder, env: { ...this.env, ...assigned } });
    this.#gateway = child;
    let said = '';
    child.stderr.on('data', chunk => {
      said += chunk;
    });
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'close')]);
    if (typeof line !== 'string' || !line.includes('http://127.0.0.1:'))
      throw new Error(`mpaas ${args}: ${line} ${said}`);
  }

  async #stopGateway(): Promise<void> {
    const child = this.#gateway;
    this.#gateway = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stopGateway();
  }
}

/** A line with what it says of itself made a check of bash. */
function checkedLine(line: string): string {
  const [, command = '', printed] = /^(.*?)\s+# → (.+)$/.exec(line) ?? [];
  if (printed !== undefined) {
    return `out=$(${command}); printf '%s\\n' "$out"; case "$out" in *${quoted(printed)}*) ;; *) false ;; esac`;
  }
  const [, code] = /# .*\bexit code (\d)\b/.exec(line) ?? [];
  return code === undefined ? line : `code=0; { ${line}\n} || code=$?; [ $code = ${code} ]`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
