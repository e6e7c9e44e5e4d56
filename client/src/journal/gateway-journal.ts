import * as vscode from 'vscode';
import type { JournalSummary } from '../../../server/src/gateway/journal/entry.ts';
import { JOURNAL_LIMITS } from '../../../server/src/gateway/journal/journal.ts';
import { messageOf } from '../errors.ts';
import { AdminError } from '../gateway/admin-error.ts';
import { adminProblemText } from '../gateway/admin-problem-text.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { AdminAccess } from '../gateway/states.ts';
import type { Connection } from '../views/journal-view/messages.ts';
import { Follower } from './follower.ts';
import { JournalClient } from './journal-client.ts';

export type JournalChange =
  | { kind: 'added'; entries: JournalSummary[] }
  /** Another gateway runs, or none, or the journal was cleared. */
  | { kind: 'reset' }
  | { kind: 'connection' };

/** Entries that come shortly after one another are told of at once, milliseconds. */
const GATHERING_MS = 50;

/** The journal of the gateway that runs in this window. It is followed only while somebody looks at it. */
export class GatewayJournal implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<JournalChange>();
  private readonly subscription: vscode.Disposable;
  private watchers = 0;
  private followed: { access: AdminAccess; follower: Follower } | undefined;
  private kept: JournalSummary[] = [];
  private gathered: JournalSummary[] = [];
  private currentConnection: Connection = { kind: 'connecting' };
  readonly onDidChange = this.changed.event;

  constructor(private readonly gateway: Gateway) {
    this.subscription = gateway.onDidChangeState(() => this.followOrStop());
  }

  /** The last entries, oldest first, as far as it is watched. */
  get entries(): readonly JournalSummary[] {
    return this.kept;
  }

  get connection(): Connection {
    return this.currentConnection;
  }

  /** Follows the journal until this is disposed of. */
  watch(): vscode.Disposable {
    this.watchers++;
    this.followOrStop();
    return new vscode.Disposable(() => {
      this.watchers--;
      this.followOrStop();
    });
  }

  /** @throws with the reason in words, also when no gateway runs */
  async ask<T>(question: (client: JournalClient) => Promise<T>): Promise<T> {
    const { admin } = this.gateway;
    if (!admin) throw new Error(vscode.l10n.t('The mock gateway does not run, so there is no journal.'));
    try {
      return await question(new JournalClient(admin));
    } catch (error) {
      throw error instanceof AdminError ? new Error(adminProblemText(error)) : error;
    }
  }

  async clear(): Promise<void> {
    await this.ask(client => client.clear());
    this.reset();
  }

  dispose(): void {
    this.followed?.follower.stop();
    this.subscription.dispose();
    this.changed.dispose();
  }

  private followOrStop(): void {
    const access = this.watchers > 0 ? this.gateway.admin : undefined;
    if (access === this.followed?.access) return;
    this.followed?.follower.stop();
    this.followed = undefined;
    this.currentConnection = { kind: 'connecting' };
    this.reset();
    if (!access) return;
    const follower = new Follower(new JournalClient(access), {
      entries: entries => this.gather(entries),
      connected: () => this.setConnection({ kind: 'live' }),
      lost: error => this.setConnection({ kind: 'lost', reason: reasonOf(error) }),
    });
    this.followed = { access, follower };
    void follower.run();
  }

  private setConnection(connection: Connection): void {
    this.currentConnection = connection;
    this.changed.fire({ kind: 'connection' });
  }

  private gather(entries: JournalSummary[]): void {
    if (this.gathered.length === 0) setTimeout(() => this.tell(), GATHERING_MS);
    this.gathered.push(...entries);
  }

  private tell(): void {
    const entries = this.gathered.slice(-JOURNAL_LIMITS.entries);
    this.gathered = [];
    if (entries.length === 0) return;
    this.kept = [...this.kept, ...entries].slice(-JOURNAL_LIMITS.entries);
    this.changed.fire({ kind: 'added', entries });
  }

  private reset(): void {
    this.gathered = [];
    this.kept = [];
    this.changed.fire({ kind: 'reset' });
  }
}

/** Why a question has no answer, in words. */
function reasonOf(error: unknown): string {
  return error instanceof AdminError ? adminProblemText(error) : messageOf(error);
}
