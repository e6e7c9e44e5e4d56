import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { HANDLERS_PROCESS } from '../../../process-role.ts';
import { loadReport } from './load-report.ts';
import type { FromHandlers, HandlerProgram, HandlerTask, Thrown, ToHandlers } from './messages.ts';
import type { Ending, LoadReport, Outcome } from './outcome.ts';
import { Probe } from './probe.ts';

/** Told of what answers no call. */
export interface HandlerListener {
  /** Thrown where no call waits for it. */
  stray(error: Thrown): void;
  console(level: 'info' | 'warn', text: string): void;
}

/** One life of the handlers: a process without environment, with limits to its memory and to the time of calls. */
export class HandlerProcess {
  /** Resolves when all modules are loaded, or when the process ended before. */
  readonly loaded: Promise<LoadReport>;
  /** Resolves when no call is answered any more, for whatever reason. */
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  private readonly pending = new Map<number, (outcome: Outcome) => void>();
  private readonly probe = new Probe(() => this.send({ type: 'ping' }));
  private nextId = 0;
  private isRetired = false;
  private ending: Ending | undefined;
  private tellEnding: (ending: Ending) => void = () => undefined;

  /** @param script absolute path of `cli.js` */
  constructor(
    script: string,
    program: HandlerProgram,
    private readonly listener: HandlerListener,
  ) {
    this.child = fork(script, [HANDLERS_PROCESS], {
      env: environment(),
      execArgv: [],
      // Its output is not the gateway's.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.ended = new Promise(resolve => {
      this.tellEnding = resolve;
    });
    this.loaded = loadReport(this.child, this.ended, () => this.end({ why: 'busy' }));
    this.child.on('message', message => this.receive(message as FromHandlers));
    this.child.on('error', ({ message }) => this.end({ why: 'failed', detail: message }));
    this.child.on('exit', (code, signal) => this.end(endingOf(code, signal)));
    this.send(program);
  }

  /** Calls a handler. Never rejects. */
  call(task: HandlerTask, timeoutMs: number): Promise<Outcome> {
    const { ending } = this;
    if (ending) return Promise.resolve({ kind: 'ended', ending });
    const id = this.nextId++;
    return new Promise(resolve => {
      const timer = setTimeout(() => void this.expire(id), timeoutMs);
      this.pending.set(id, outcome => {
        clearTimeout(timer);
        resolve(outcome);
      });
      this.send({ type: 'call', id, ...task });
    });
  }

  /** Takes no more calls, and ends when those under way have their answers. */
  retire(): void {
    this.isRetired = true;
    if (this.pending.size === 0) this.child.kill('SIGKILL');
  }

  /** Ends the process, and calls under way with it. */
  async close(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    if (child.kill('SIGKILL')) await exit;
  }

  private receive(message: FromHandlers): void {
    if (message.type === 'outcome') this.settle(message.id, message.outcome);
    if (message.type === 'stray') this.listener.stray(message.error);
    if (message.type === 'console') this.listener.console(message.level, message.text);
    if (message.type === 'pong') this.probe.answered();
    if (message.type === 'ended') this.end(message.ending);
  }

  private settle(id: number, outcome: Outcome): void {
    this.pending.get(id)?.(outcome);
    this.pending.delete(id);
    if (this.isRetired) this.retire();
  }

  /** A handler that waits leaves others their turn. One that never comes back would keep it for good. */
  private async expire(id: number): Promise<void> {
    if (await this.probe.isResponsive()) this.settle(id, { kind: 'late' });
    else this.end({ why: 'busy' });
  }

  private send(message: ToHandlers | HandlerProgram): void {
    // The other side may be gone already, which "exit" takes care of.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  /** The first reason counts. */
  private end(ending: Ending): void {
    if (this.ending) return;
    this.ending = ending;
    for (const settle of this.pending.values()) settle({ kind: 'ended', ending });
    this.pending.clear();
    this.tellEnding(ending);
    this.child.kill('SIGKILL');
  }
}

/** Nothing of the gateway's, whose secrets may be there; only what a process needs to start where there is that. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return {
    ...(SystemRoot !== undefined && { SystemRoot }),
    ...(process.versions.electron && { ELECTRON_RUN_AS_NODE: '1' }),
  };
}

/** The engine aborts when it gets no memory. */
function endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
  if (signal === 'SIGABRT' || code === 134) return { why: 'memory' };
  return { why: 'failed', detail: signal ?? `exit ${code}` };
}
