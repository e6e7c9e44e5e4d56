import type { JournalEntry, JournalSummary } from '../../../server/src/gateway/journal/entry.ts';
import { AdminClient } from '../gateway/admin-client.ts';
import type { AdminAccess } from '../gateway/states.ts';
import { EventParser, type ServerEvent } from './event-parser.ts';

const HAR_LIMIT = 256 * 1024 * 1024;

/** Asks a gateway about its journal. All throw an `AdminError` when there is no answer, or one that says no. */
export class JournalClient {
  private readonly admin: AdminClient;

  constructor(access: AdminAccess) {
    this.admin = new AdminClient(access);
  }

  /** @returns the entries after one that are still kept, oldest first */
  async list(after: number, signal?: AbortSignal): Promise<JournalSummary[]> {
    const text = await this.admin.ask('GET', `journal?after=${after}`, { signal });
    return (JSON.parse(text) as { entries: JournalSummary[] }).entries;
  }

  async entry(id: number): Promise<JournalEntry> {
    return JSON.parse(await this.admin.ask('GET', `journal/${id}`));
  }

  /** @returns lines for a POSIX shell */
  curl(id: number): Promise<string> {
    return this.admin.ask('GET', `journal/${id}/curl`);
  }

  /** @returns HAR 1.2, as JSON */
  har(): Promise<string> {
    return this.admin.ask('GET', 'journal/har', { limit: HAR_LIMIT });
  }

  async clear(): Promise<void> {
    await this.admin.ask('DELETE', 'journal');
  }

  /** Sends a request once more. */
  async replay(id: number): Promise<{ code: number; traceId: string }> {
    return JSON.parse(await this.admin.ask('POST', `journal/${id}/replay`));
  }

  /** Makes a mock of an answer. @returns the mock's absolute path */
  async saveAsMock(id: number): Promise<string> {
    return (JSON.parse(await this.admin.ask('POST', `journal/${id}/mock`)) as { file: string }).file;
  }

  /**
   * Asks for entries as they come.
   * @param after begins with the entries after that one
   * @returns once the gateway agrees, events until the connection ends
   */
  async events(after: number, signal: AbortSignal): Promise<AsyncIterable<ServerEvent>> {
    return eventsOf(await this.admin.stream(`journal/events?after=${after}`, signal));
  }
}

async function* eventsOf(texts: AsyncIterable<string>): AsyncGenerator<ServerEvent> {
  const parser = new EventParser();
  for await (const text of texts) yield* parser.push(text);
}
