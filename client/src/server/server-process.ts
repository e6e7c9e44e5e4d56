import inspector from 'node:inspector';
import type * as vscode from 'vscode';
import { NodeProcess } from '../node-process.ts';

/** The language server's process. It starts while what speaks with it is still loaded. */
export class ServerProcess {
  /** Resolves with how it ended, for users. */
  readonly ended: Promise<string>;
  private readonly process: NodeProcess;

  /**
   * @param script the server's bundle
   * @param log takes what it writes outside of messages
   */
  constructor(script: string, log: vscode.LogOutputChannel) {
    // While the extension itself is debugged, the server can be too.
    const execArgv = inspector.url() ? ['--nolazy', '--inspect=6009'] : [];
    const args = ['--node-ipc', `--clientProcessId=${process.pid}`];
    let end: (reason: string) => void = () => undefined;
    this.ended = new Promise(resolve => {
      end = resolve;
    });
    this.process = new NodeProcess(script, args, { line: text => log.error(text), ended: end }, execArgv);
  }

  /** Its channel. */
  get child() {
    return this.process.child;
  }

  /** Resolves when it is gone. */
  stop(): Promise<void> {
    return this.process.stop();
  }
}
