import type { Connection, ProtocolRequestType0 } from 'vscode-languageserver';
import { Debouncer } from '../workspace/debounce.ts';
import { runDetached } from './safe.ts';

/** Several things change at once: the client asks again when this long nothing did. */
const SETTLE_MS = 50;

/** Has the client ask again for what it shows, provided that it was given something. */
export class Refresher {
  private readonly debouncer = new Debouncer<Refresher>();
  private isShown = false;

  /** @param request what the client takes; nothing when it takes none */
  constructor(
    private readonly connection: Connection,
    private readonly request: ProtocolRequestType0<void, void, void, void> | undefined,
  ) {}

  /** The client was given something that can grow old. */
  shown(): void {
    this.isShown = true;
  }

  /** What the client was given may be old. */
  changed(): void {
    const { request, connection } = this;
    if (!request || !this.isShown) return;
    this.debouncer.schedule(
      this,
      () => runDetached(connection, request.method, connection.sendRequest(request)),
      SETTLE_MS,
    );
  }

  stop(): void {
    this.debouncer.cancel(this);
  }
}
