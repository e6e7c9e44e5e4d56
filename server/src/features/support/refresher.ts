import type { Connection } from 'vscode-languageserver';
import { Debouncer } from '../../workspace/debounce.ts';
import { runDetached } from './safe.ts';

/** Several things change at once: the client asks again when this long nothing did. */
const SETTLE_MS = 50;

/** Has the client ask again for what it shows, provided that it was given something. */
export class Refresher {
  private readonly debouncer = new Debouncer<Refresher>();
  private isShown = false;

  /**
   * @param method what the log calls it by
   * @param tell asks the client to ask again; nothing when it takes no such request
   */
  constructor(
    private readonly connection: Connection,
    private readonly method: string,
    private readonly tell: (() => Promise<void>) | undefined,
  ) {}

  /** The client was given something that can grow old. */
  shown(): void {
    this.isShown = true;
  }

  /** What the client was given may be old. */
  changed(): void {
    const { method, tell, connection } = this;
    if (!tell || !this.isShown) return;
    this.debouncer.schedule(this, () => runDetached(connection, method, tell()), SETTLE_MS);
  }

  /** Tells nothing more, whatever changes. */
  stop(): void {
    this.isShown = false;
    this.debouncer.cancel(this);
  }
}
