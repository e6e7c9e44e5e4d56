import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const REPORT = path.resolve(__dirname, 'process-report.cjs');

/** What a process has used so far. */
export interface Usage {
  /** Microseconds, of user and system. */
  cpu: number;
  /** Bytes of memory, as the system counts them. */
  resident: number;
  /** Bytes in use by JavaScript, buffers included; after a collection where the process was started with `--expose-gc`. */
  heap: number;
}

export interface ServerOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Of Node.js. */
  flags?: string[];
  /** Where it answers, for servers that do not say so over the channel. */
  url?: string;
}

/** A server in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Aborted when it ends. */
    private readonly ended: AbortSignal,
    readonly url: string,
  ) {}

  /** Resolves once it takes requests. Rejects when it ends before that. */
  static async start(script: string, { args, env, flags = [], url }: ServerOptions = {}): Promise<ServerProcess> {
    const child = fork(script, args, {
      execArgv: ['-r', REPORT, ...flags],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const end = new AbortController();
    child.once('exit', () => end.abort(new Error(`${script} ended.`)));
    const ready = url === undefined ? saidUrl(child, end.signal) : answering(url, end.signal);
    return new ServerProcess(child, end.signal, await ready);
  }

  async usage(): Promise<Usage> {
    const usage = messageOf(this.child, this.ended, ['usage']);
    this.child.send({ type: 'usage' });
    return usage;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.kill();
    await exit;
  }
}

async function saidUrl(child: ChildProcess, signal: AbortSignal): Promise<string> {
  const message = await messageOf(child, signal, ['ready', 'failed']);
  if (message.type === 'failed') throw new Error(message.message);
  return message.url;
}

/** The first message of some types: of two that come at a time, waiting for each with `once` would miss the second. */
async function messageOf(child: ChildProcess, signal: AbortSignal, types: string[]) {
  for await (const [message] of on(child, 'message', { signal })) if (types.includes(message.type)) return message;
}

async function answering(url: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    try {
      await (await fetch(url, { method: 'POST', signal })).arrayBuffer();
      return url;
    } catch {
      // Not yet, unless it has ended.
      signal.throwIfAborted();
      await setTimeout(100);
    }
  }
}
