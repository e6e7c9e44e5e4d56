import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
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
    this.exited = new Promise(resolve => {
      this.child.once('error', error => {
        listener.line(error.message);
        if (this.child.pid !== undefined) return;
        listener.ended(null, null);
        resolve();
      });
      // Not "exit": what it wrote last has to be read first.
      this.child.once('close', (code, signal) => {
        listener.ended(code, signal);
        resolve();
      });
    });
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
}

/** In the desktop's extension host `process.execPath` is Electron, which has to be told to be Node. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return { ...inherited, ELECTRON_RUN_AS_NODE: '1' };
}
