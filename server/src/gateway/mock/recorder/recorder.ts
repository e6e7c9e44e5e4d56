import { mkdirSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Json } from '../../../contracts/model.ts';
import type { GatewayListener } from '../../events.ts';
import type { SecretField } from '../../journal/redact.ts';
import type { Answer } from '../../wire.ts';
import { mockNameOf } from '../mock-name.ts';
import { removeLeftovers } from './leftovers.ts';
import { CASES_KEPT, type MockWriter } from './mock-writer.ts';
import { caseKey, type RecordedCase, recordedCase } from './recorded-case.ts';

/** Writes what the backend answers as mocks, so that it can be answered again without the backend. */
export class Recorder {
  /** What waits to be written: by operation type, then by request. */
  private readonly pending = new Map<string, Map<string, RecordedCase>>();
  /** What was said, so that it is said once. */
  private readonly told = new Set<string>();
  private isWriting = true;
  private written: Promise<void>;

  /**
   * @param folder absolute; it is made when it is not there
   * @param isSecret which fields of bodies are not written
   */
  constructor(
    private readonly folder: string,
    private readonly writer: MockWriter,
    private readonly listener: GatewayListener,
    private readonly isSecret: SecretField,
  ) {
    this.written = this.prepare();
  }

  /** Takes an answer in, to be written soon. What the gateway makes of a backend that fails is none. */
  record(operationType: string, request: Json | undefined, answer: Answer): void {
    if (answer.code !== 1000 && !isOfBackend(answer.code)) return;
    try {
      const each = recordedCase(request, answer, this.isSecret);
      this.keep(operationType, each);
      if (!this.isWriting) this.written = this.write();
    } catch (error) {
      this.tell(operationType, error as Error);
    }
  }

  /** Resolves when everything that was recorded is written. */
  async close(): Promise<void> {
    await this.written;
  }

  private keep(operationType: string, each: RecordedCase): void {
    const cases = this.pending.get(operationType) ?? new Map<string, RecordedCase>();
    this.pending.set(operationType, cases);
    const key = caseKey(each);
    // The newest is the last.
    cases.delete(key);
    cases.set(key, each);
    const [oldest] = cases.keys();
    if (cases.size > CASES_KEPT && oldest !== undefined) cases.delete(oldest);
  }

  private async prepare(): Promise<void> {
    try {
      // At once: replaying what is recorded from now on may be asked for next.
      mkdirSync(this.folder, { recursive: true });
      await removeLeftovers(this.folder);
    } catch (error) {
      this.tell(this.folder, error as Error);
    }
    await this.write();
  }

  /** What comes while a file is written is written with the next one. */
  private async write(): Promise<void> {
    this.isWriting = true;
    for (const [operationType, cases] of this.pending) {
      this.pending.delete(operationType);
      const file = path.join(this.folder, mockNameOf(operationType));
      await this.writer.put(file, [...cases.values()]).catch(error => this.tell(operationType, error));
    }
    this.isWriting = false;
  }

  private tell(what: string, { message }: Error): void {
    const told = l10n.t('{0} is not recorded: {1}.', what, message);
    if (this.told.has(told)) return;
    this.told.add(told);
    this.listener({ kind: 'failed', message: told });
  }
}

/** Codes that a backend gives itself: of business systems. 6000 documented AY/64260, the others seen in code. */
function isOfBackend(code: number): boolean {
  return code >= 6000 && code <= 6666;
}
