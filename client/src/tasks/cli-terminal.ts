import { type ChildProcess, fork } from 'node:child_process';
import * as vscode from 'vscode';
import { nodeEnvironment } from '../node-process.ts';

/** What Ctrl-C types. */
const INTERRUPT = '\x03';

/** How long the command line may take to end in order. */
const STOP_MS = 3_000;

/** The command line in a terminal of a task. It is no terminal of the system's, which not every VS Code can open. */
export class CliTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private child: ChildProcess | undefined;
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  /** @param script the command line's bundle */
  constructor(
    private readonly script: string,
    private readonly args: string[],
    private readonly folder: string,
  ) {}

  open(): void {
    this.write(`> mpaas ${this.args.join(' ')}\n`);
    // No shell between, and a channel that tells a gateway when this process is gone.
    this.child = fork(this.script, this.args, {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      env: { ...nodeEnvironment(), LC_ALL: vscode.env.language, FORCE_COLOR: '1' },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.write(text));
    }
    this.child.once('error', error => {
      this.write(`${error.message}\n`);
      this.closed.fire(1);
    });
    this.child.once('close', code => this.closed.fire(code ?? 1));
  }

  /** The user closed the terminal, or ended the task. */
  close(): void {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => clearTimeout(timer));
  }

  handleInput(data: string): void {
    if (data === INTERRUPT) this.child?.kill('SIGINT');
  }

  private write(text: string): void {
    this.written.fire(text.replace(/\r?\n/g, '\r\n'));
  }
}
