import { cachedPlace, identityOf, readCached, removeCached, writeCached } from '../files/user-cache.ts';

/** What a client is answered to `initialize`: an `InitializeResult`. */
export type GreetingResult = Record<string, unknown>;

/** `initialize` of a client, and what it was answered the last time that it asked for the same. */
export interface Greeting {
  /** Of the request. */
  id: number | string;
  known: GreetingResult | undefined;
  /** Where the answer is kept. */
  place: string;
}

/**
 * The greeting that a client's first message is.
 * @param server the file that has the server: another version may answer otherwise
 */
export function greetingIn(message: unknown, server: string): Greeting | undefined {
  if (!isInitialize(message)) return undefined;
  const { capabilities, initializationOptions, locale } = message.params;
  // Folders and processes come and go, and what the server can does not depend on them.
  const place = cachedPlace(
    'greetings',
    identityOf(server),
    JSON.stringify([capabilities, initializationOptions, locale]),
  );
  return { id: message.id, known: knownAt(place), place };
}

/** Keeps what this client was answered. */
export function rememberGreeting({ place }: Greeting, result: GreetingResult): void {
  writeCached(place, Buffer.from(JSON.stringify(result)));
}

/** The next client of this kind waits for the server. */
export function forgetGreeting({ place }: Greeting): void {
  removeCached(place);
}

function knownAt(place: string): GreetingResult | undefined {
  const bytes = readCached(place);
  if (!bytes) return undefined;
  try {
    const known = JSON.parse(bytes.toString());
    return isObject(known) ? known : undefined;
  } catch {
    // What is kept is written in one step: somebody else was at it.
    return undefined;
  }
}

interface Initialize {
  id: number | string;
  params: Record<'capabilities' | 'initializationOptions' | 'locale', unknown>;
}

function isInitialize(message: unknown): message is Initialize {
  return isObject(message) && message.method === 'initialize' && message.id !== undefined && isObject(message.params);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
