import type { Worker } from 'node:worker_threads';
import { CancelledError } from '../../../cancellation.ts';
import { currentLanguage } from '../../../locale.ts';
import { startThread } from '../../../threads/start-thread.ts';
import type { LogReportView } from '../model.ts';
import type { QueryName, ReportOrder, ReportQueries } from '../requests.ts';
import type { FromThread, ThreadStart, ToThread } from './messages.ts';

/** More than a report may need, see `REPORT_LIMITS`: what goes beyond ends the thread and not the process. */
const MEMORY_LIMIT_MB = 1024;

export interface ReportListener {
  view(view: LogReportView): void;
  /** It ended without having been told to. */
  failed(error: Error): void;
}

/** A log that cannot be read any more; the message is the system's. */
export class ReportRefusal extends Error {
  override name = 'ReportRefusal';
}

interface Waiting {
  resolve(result: ReportQueries[QueryName]['result']): void;
  reject(error: Error): void;
}

/** A `ReportSession` in a thread of its own, so that whoever asks is free meanwhile, and can end it at any moment. */
export class ReportThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  constructor(private readonly listener: ReportListener) {
    const start: ThreadStart = { language: currentLanguage() };
    this.worker = startThread('log-report', start, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } });
    this.worker.on('message', (message: FromThread) => this.take(message));
    this.worker.once('error', error => {
      this.giveUp(error);
      listener.failed(error);
    });
  }

  order(order: ReportOrder): void {
    this.send({ type: 'order', order });
  }

  /** @throws ReportRefusal; CancelledError when the report is closed before it answers */
  ask<Name extends QueryName>(
    name: Name,
    params: ReportQueries[Name]['params'],
  ): Promise<ReportQueries[Name]['result']> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ type: 'ask', id, name, params });
    });
  }

  /** Resolves when the thread is gone. */
  async end(): Promise<void> {
    await this.worker.terminate();
    this.giveUp(new CancelledError());
  }

  private take(message: FromThread): void {
    if (message.type === 'view') {
      this.listener.view(message.view);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === 'answer') waiting?.resolve(message.result);
    else waiting?.reject(new ReportRefusal(message.message));
  }

  private giveUp(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private send(message: ToThread): void {
    this.worker.postMessage(message);
  }
}
