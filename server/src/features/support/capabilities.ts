import type { ServerCapabilities } from 'vscode-languageserver';

/** What all features together can: options of the same ability are united, lists (trigger characters) without repeats. */
export function mergeCapabilities(all: readonly ServerCapabilities[]): ServerCapabilities {
  return all.reduce<ServerCapabilities>((merged, next) => unite(merged, next) as ServerCapabilities, {});
}

function unite(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return [...new Set([...a, ...b])];
  if (isOptions(a) && isOptions(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return Object.fromEntries(keys.map(key => [key, unite(a[key], b[key])]));
  }
  // `true` is an ability without options, so that another feature's options say more.
  if (isOptions(a)) return a;
  return b === undefined || b === false ? a : b;
}

function isOptions(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
