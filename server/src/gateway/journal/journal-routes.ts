import type { AdminReply, AdminRoute } from '../admin/route.ts';
import { toCurl } from './curl.ts';
import { presentEntry, summarize } from './entry.ts';
import { streamEntries } from './event-stream.ts';
import { toHar } from './har.ts';
import type { Journal, Journaled } from './journal.ts';
import type { SecretField } from './redact.ts';

export interface JournalAccess {
  journal: Journal;
  /** Which fields of bodies are not to be shown. */
  isSecret(): SecretField;
  /** `http://127.0.0.1:8680`, known once the gateway listens. */
  origin(): string;
  version: string;
  /** Sends a request anew, signed for now where it was signed. @returns the trace id and code of the answer */
  replay(entry: Journaled): Promise<{ code: number; traceId: string }>;
}

const NOT_FOUND: AdminReply = { status: 404, json: { error: 'no-such-entry' } };

/** What can be asked about the journal: without signatures, tokens and cookies. */
export function journalRoutes({ journal, isSecret, origin, version, replay }: JournalAccess): AdminRoute[] {
  const of = (parameters: Record<string, string>) => journal.find(Number(parameters.id));
  const present = (entry: Journaled) => presentEntry(entry, isSecret());
  return [
    {
      method: 'GET',
      path: '/journal',
      handle: ({ query }) => ({ json: { entries: journal.after(Number(query.get('after') ?? 0)).map(summarize) } }),
    },
    {
      method: 'DELETE',
      path: '/journal',
      handle() {
        journal.clear();
        return { json: { entries: [] } };
      },
    },
    {
      method: 'GET',
      path: '/journal/events',
      handle: ({ query, response }) => streamEntries(journal, query, response),
    },
    {
      method: 'GET',
      path: '/journal/har',
      handle: () => ({ json: toHar(journal.after(0).map(present), origin(), version) }),
    },
    {
      method: 'GET',
      path: '/journal/{id}',
      handle({ parameters }) {
        const entry = of(parameters);
        return entry ? { json: present(entry) } : NOT_FOUND;
      },
    },
    {
      method: 'GET',
      path: '/journal/{id}/curl',
      handle({ parameters }) {
        const entry = of(parameters);
        return entry ? { text: toCurl(present(entry), origin()) } : NOT_FOUND;
      },
    },
    {
      method: 'POST',
      path: '/journal/{id}/replay',
      async handle({ parameters }) {
        const entry = of(parameters);
        if (entry?.isRequestCut) return { status: 409, json: { error: 'body-not-kept' } };
        return entry ? { json: await replay(entry) } : NOT_FOUND;
      },
    },
  ];
}
