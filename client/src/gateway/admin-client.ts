import { AdminError } from './admin-error.ts';
import type { AdminAccess } from './states.ts';

/** Of an answer, bytes. A journal holds 16 MB of bodies, and as JSON some of their characters take six. */
const ANSWER_LIMIT = 16 * 1024 * 1024;

/** Until an answer is there, milliseconds. What is sent again waits for the backend. */
const TIMEOUT_MS = 60_000;

export interface AdminQuestion {
  /** Sent as JSON. */
  body?: unknown;
  /** Of the answer, bytes. */
  limit?: number;
  signal?: AbortSignal | undefined;
}

/** Asks a gateway about itself. All throw an `AdminError` when there is no answer, or one that says no. */
export class AdminClient {
  constructor(private readonly access: AdminAccess) {}

  /** @returns the answer's text */
  async ask(method: string, path: string, { body, limit = ANSWER_LIMIT, signal }: AdminQuestion = {}): Promise<string> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await this.fetch(method, path, signal ? AbortSignal.any([signal, timeout]) : timeout, body);
    const text = await textOf(response, limit);
    if (!response.ok) throw AdminError.ofAnswer(response.status, text);
    return text;
  }

  /** @returns once the gateway agrees, the pieces of an answer as they come */
  async stream(path: string, signal: AbortSignal): Promise<AsyncIterable<string>> {
    const response = await this.fetch('GET', path, signal, undefined);
    if (!response.ok) throw AdminError.ofAnswer(response.status, await textOf(response, ANSWER_LIMIT));
    return textsOf(response);
  }

  private async fetch(method: string, path: string, signal: AbortSignal, body: unknown): Promise<Response> {
    const { url, token } = this.access;
    const headers = { Authorization: `Bearer ${token}` };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    try {
      return await fetch(`${url}/${path}`, { method, headers, signal, redirect: 'error', ...sent });
    } catch (error) {
      throw new AdminError('unreachable', reasonOf(error));
    }
  }
}

async function textOf(response: Response, limit: number): Promise<string> {
  const texts: string[] = [];
  let length = 0;
  for await (const text of textsOf(response)) {
    length += text.length;
    if (length > limit) throw new AdminError('too-large', `${limit}`);
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
    throw new AdminError('unreachable', reasonOf(error));
  }
}

/** What Node's `fetch` throws has the reason in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
