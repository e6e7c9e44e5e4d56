import type { JournalEntry, JournalSummary } from '../../../server/src/gateway/journal/entry.ts';
import type { AdminAccess } from '../gateway/states.ts';
import { EventParser, type ServerEvent } from './event-parser.ts';
import { JournalError } from './journal-error.ts';

/** Of an answer, bytes. A journal holds 16 MB of bodies, and as JSON some of their characters take six. */
const ENTRY_LIMIT = 16 * 1024 * 1024;
const HAR_LIMIT = 256 * 1024 * 1024;

/** Until an answer is there, milliseconds. What is sent again waits for the backend. */
const TIMEOUT_MS = 60_000;

/** Asks a gateway about its journal. All throw a `JournalError` when there is no answer, or one that says no. */
export class JournalClient {
  constructor(private readonly access: AdminAccess) {}

  /** @returns the entries after one that are still kept, oldest first */
  async list(after: number, signal?: AbortSignal): Promise<JournalSummary[]> {
    const text = await this.ask('GET', `journal?after=${after}`, ENTRY_LIMIT, signal);
    return (JSON.parse(text) as { entries: JournalSummary[] }).entries;
  }

  async entry(id: number): Promise<JournalEntry> {
    return JSON.parse(await this.ask('GET', `journal/${id}`));
  }

  /** @returns lines for a POSIX shell */
  curl(id: number): Promise<string> {
    return this.ask('GET', `journal/${id}/curl`);
  }

  /** @returns HAR 1.2, as JSON */
  har(): Promise<string> {
    return this.ask('GET', 'journal/har', HAR_LIMIT);
  }

  async clear(): Promise<void> {
    await this.ask('DELETE', 'journal');
  }

  /** Sends a request once more. */
  async replay(id: number): Promise<{ code: number; traceId: string }> {
    return JSON.parse(await this.ask('POST', `journal/${id}/replay`));
  }

  /** Makes a mock of an answer. @returns the mock's absolute path */
  async saveAsMock(id: number): Promise<string> {
    return (JSON.parse(await this.ask('POST', `journal/${id}/mock`)) as { file: string }).file;
  }

  /**
   * Asks for entries as they come.
   * @param after begins with the entries after that one
   * @returns once the gateway agrees, events until the connection ends
   */
  async events(after: number, signal: AbortSignal): Promise<AsyncIterable<ServerEvent>> {
    const response = await this.fetch('GET', `journal/events?after=${after}`, signal);
    if (!response.ok) throw JournalError.ofAnswer(response.status, await textOf(response, ENTRY_LIMIT));
    return eventsOf(response);
  }

  private async ask(method: string, path: string, limit = ENTRY_LIMIT, signal?: AbortSignal): Promise<string> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await this.fetch(method, path, signal ? AbortSignal.any([signal, timeout]) : timeout);
    const text = await textOf(response, limit);
    if (!response.ok) throw JournalError.ofAnswer(response.status, text);
    return text;
  }

  private async fetch(method: string, path: string, signal: AbortSignal): Promise<Response> {
    const { url, token } = this.access;
    const headers = { Authorization: `Bearer ${token}` };
    try {
      return await fetch(`${url}/${path}`, { method, headers, signal, redirect: 'error' });
    } catch (error) {
      throw new JournalError('unreachable', reasonOf(error));
    }
  }
}

async function* eventsOf(response: Response): AsyncGenerator<ServerEvent> {
  const parser = new EventParser();
  for await (const text of textsOf(response)) yield* parser.push(text);
}

async function textOf(response: Response, limit: number): Promise<string> {
  const texts: string[] = [];
  let length = 0;
  for await (const text of textsOf(response)) {
    length += text.length;
    if (length > limit) throw new JournalError('too-large', `${limit}`);
    texts.push(text);
  }
  return texts.join('');
}

/** The pieces of a body as they come. Leaving the loop ends the connection. */
async function* textsOf({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of body ?? []) yield decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw new JournalError('unreachable', reasonOf(error));
  }
}

/** What Node's `fetch` throws has the reason in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
