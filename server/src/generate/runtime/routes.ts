import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Schema } from './schema.ts';

/** What a handler may want to know beyond the request. */
export interface RequestContext {
  readonly operationType: string;
  /** The HTTP request, its body already read. */
  readonly req: IncomingMessage;
  /** For headers of the answer. A handler that ends it itself is left alone. */
  readonly res: ServerResponse;
  /** Aborted when the caller goes away before it is answered. */
  readonly signal: AbortSignal;
}

/** One operation behind its HTTP method and path. */
export interface Route {
  readonly operationType: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** `/accounts/{id}`. */
  readonly path: string;
  /** Absent when the operation takes no request. */
  readonly request?: { readonly schema: Schema; readonly optional?: true };
  readonly handle: (request: unknown, context: RequestContext) => Promise<unknown>;
}

/** A route that a URL leads to, with the decoded values of its path. */
export interface Match {
  readonly route: Route;
  readonly pathParameters: ReadonlyMap<string, string>;
}

interface Candidate {
  readonly route: Route;
  readonly segments: readonly Segment[];
}

/** What one part of a path has to be: a text, or an expression with the names of what it captures. */
type Segment = { readonly text: string } | { readonly expression: RegExp; readonly names: readonly string[] };

/**
 * Makes a function that finds the routes of a path, by HTTP method; none for a path that nobody has. Where paths
 * overlap, a fixed segment wins over a parameter: `/orders/latest` before `/orders/{id}`.
 */
export function createMatcher(routes: readonly Route[]): (path: string) => ReadonlyMap<string, Match> {
  const fixed = new Map<string, Candidate[]>();
  const open: Candidate[] = [];
  for (const route of routes) {
    const segments = route.path.split('/').slice(1).map(toSegment);
    const texts = segments.flatMap(segment => ('text' in segment ? segment.text : []));
    if (texts.length < segments.length) {
      open.push({ route, segments });
    } else {
      const key = texts.join('/');
      fixed.set(key, [...(fixed.get(key) ?? []), { route, segments }]);
    }
  }
  open.sort(bySpecificity);

  return path => {
    const matches = new Map<string, Match>();
    const texts = path.split('/').slice(1).map(decode);
    for (const candidate of [...(fixed.get(texts.join('/')) ?? []), ...open]) {
      const pathParameters = match(candidate, texts);
      if (pathParameters !== undefined && !matches.has(candidate.route.method)) {
        matches.set(candidate.route.method, { route: candidate.route, pathParameters });
      }
    }
    return matches;
  };
}

function toSegment(source: string): Segment {
  const [text = '', ...rest] = source.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? decode(part) : part));
  if (rest.length === 0) {
    return { text };
  }
  const names = rest.filter((_, index) => index % 2 === 0);
  const texts = rest.filter((_, index) => index % 2 === 1);
  const expression = new RegExp(`^${[text, ...texts].map(escapeText).join('(.+)')}$`, 's');
  return { expression, names };
}

function match({ segments }: Candidate, texts: readonly string[]): Map<string, string> | undefined {
  if (segments.length !== texts.length) {
    return undefined;
  }
  const parameters = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const text = texts[index] ?? '';
    if ('text' in segment) {
      if (segment.text !== text) {
        return undefined;
      }
      continue;
    }
    const found = segment.expression.exec(text);
    if (found === null) {
      return undefined;
    }
    for (const [position, name] of segment.names.entries()) {
      parameters.set(name, found[position + 1] ?? '');
    }
  }
  return parameters;
}

/** Fixed segments before parameters, `{id}.json` before `{id}`, from left to right. */
function bySpecificity(a: Candidate, b: Candidate): number {
  for (const [index, segment] of a.segments.entries()) {
    const other = b.segments[index];
    const order = other === undefined ? 0 : weight(other) - weight(segment);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function weight(segment: Segment): number {
  return 'text' in segment ? Number.POSITIVE_INFINITY : segment.expression.source.length;
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A segment that is not percent-encoded UTF-8 stays as it is, and so fits parameters only. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
