import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { GatewayMessage } from '../../../server/src/gateway/messages.ts';

export interface GatewayListener {
  message(message: GatewayMessage): void;
  /** A line that the process wrote outside of messages: what a crash leaves behind. */
  line(text: string): void;
  ended(code: number | null, signal: NodeJS.Signals | null): void;
}

/** How long a gateway may take to finish its answers before it is ended. */
const STOP_MS = 3_000;

/** The gateway as a process of its own. It ends by itself when this one dies, because the channel between them does. */
export class GatewayProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;

  constructor(script: string, args: string[], listener: GatewayListener) {
    this.child = fork(script, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Not the extension host's own, which may hold a debugger's port.
      execArgv: [],
      env: environment(),
    });
    this.child.on('message', message => listener.message(message as GatewayMessage));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', text => listener.line(text));
    }
    this.exited = this.end(listener);
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

  /**
   * Waits for the end and for the last words. Not for "close", which Node leaves out when this side disconnected.
   */
  private async end(listener: GatewayListener): Promise<void> {
    const streams = [this.child.stdout, this.child.stderr].filter(stream => stream !== null);
    const said = Promise.allSettled(streams.map(stream => finished(stream)));
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(resolve => {
      this.child.once('exit', (...how) => resolve(how));
      this.child.once('error', error => {
        listener.line(error.message);
        if (this.child.pid === undefined) resolve([null, null]);
      });
    });
    await said;
    listener.ended(code, signal);
  }
}

/** In the desktop's extension host `process.execPath` is Electron, which has to be told to be Node. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return { ...inherited, ELECTRON_RUN_AS_NODE: '1' };
}
