import type { ServerResponse } from 'node:http';

export interface AdminCall {
  /** What stands where the route's path has `{name}`. */
  parameters: Record<string, string>;
  query: URLSearchParams;
  /** JSON, null when there is none. */
  body: unknown;
  /** For routes that write for themselves. */
  response: ServerResponse;
}

export type AdminReply = { status?: number } & (
  | { json: unknown; after?: () => void }
  | { text: string; type?: string }
);

/** Something that a gateway can be asked for. */
export interface AdminRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/journal/{id}`, below the admin path. */
  path: string;
  /** @returns nothing when it writes the answer itself */
  handle(call: AdminCall): AdminReply | undefined | Promise<AdminReply | undefined>;
}

/** The route of a request, with its parameters. */
export function findRoute(
  routes: readonly AdminRoute[],
  method: string,
  path: string,
): { route: AdminRoute; parameters: Record<string, string> } | undefined {
  const segments = path.split('/');
  for (const route of routes) {
    const parameters = route.method === method ? match(route.path.split('/'), segments) : undefined;
    if (parameters) return { route, parameters };
  }
  return undefined;
}

function match(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== segment) return undefined;
    if (name !== undefined) parameters[name] = segment;
  }
  return parameters;
}
