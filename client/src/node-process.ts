import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import * as vscode from 'vscode';
import { withLateCertificates } from '../../server/src/gateway/extra-certificates.ts';

export interface ProcessListener {
  message?(message: unknown): void;
  /** A line that the process wrote outside of messages: what a crash leaves behind. */
  line(text: string): void;
  /** @param reason how it ended, for users */
  ended(reason: string): void;
}

/** How long a process may take to finish what it does before it is ended. */
const STOP_MS = 3_000;

/** One of our bundles as a process of its own. It ends by itself when this one dies, as the channel between them does. */
export class NodeProcess {
  readonly child: ChildProcess;
  private readonly exited: Promise<void>;

  /** @param execArgv options of Node, which are not the extension host's own: those may hold a debugger's port */
  constructor(script: string, args: string[], listener: ProcessListener, execArgv: string[] = []) {
    this.child = fork(script, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv, env: nodeEnvironment() });
    this.child.on('message', message => listener.message?.(message));
    const lines: string[] = [];
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', text => {
        lines.push(text);
        if (lines.length > KEPT_LINES) lines.shift();
        listener.line(text);
      });
    }
    this.exited = this.end(listener, lines);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    await this.exited;
    clearTimeout(timer);
  }

  /** Waits for the end and for the last words. Not for "close", which Node leaves out when this side disconnected. */
  private async end(listener: ProcessListener, lines: string[]): Promise<void> {
    const streams = [this.child.stdout, this.child.stderr].filter(stream => stream !== null);
    const said = Promise.allSettled(streams.map(stream => finished(stream)));
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(resolve => {
      this.child.once('exit', (...how) => resolve(how));
      this.child.once('error', error => {
        listener.line(error.message);
        lines.push(error.message);
        if (this.child.pid === undefined) resolve([null, null]);
      });
    });
    await said;
    listener.ended(endReason(code, signal, lines));
  }
}

/** Enough for the stack of an uncaught error. */
const KEPT_LINES = 50;

/** An uncaught error's own line, which Node writes between the place and the stack. */
const ERROR_LINE = /^(?:FATAL ERROR|(?:[A-Z]\w*)?Error\b.*):/;

function endReason(code: number | null, signal: NodeJS.Signals | null, lines: string[]): string {
  const how = signal
    ? vscode.l10n.t('It was ended by {0}.', signal)
    : vscode.l10n.t('It ended with exit code {0}.', code ?? '?');
  const why = lines.findLast(line => ERROR_LINE.test(line)) ?? lines.at(-1);
  return why ? `${how} ${why}` : how;
}

/** In the desktop's extension host `process.execPath` is Electron, which has to be told to be Node. */
export function nodeEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return { ...withLateCertificates(inherited), ELECTRON_RUN_AS_NODE: '1' };
}
