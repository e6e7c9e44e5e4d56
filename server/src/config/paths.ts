import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';
import picomatch from 'picomatch';

/** A file or folder that a config names. Offsets count UTF-16 units and leave the quotes out. */
export interface NamedPath {
  start: number;
  end: number;
  /** As it is written: relative to the config's folder, or absolute. */
  path: string;
}

/** The files and folders that the text of an `mpaas.config.json` names; globs are none. Takes broken texts too. */
export function namedPaths(text: string): NamedPath[] {
  const root = parseTree(text);
  if (!root) return [];
  const at = (...path: JSONPath) => findNodeAtLocation(root, path);
  const each = (...path: JSONPath) => at(...path)?.children ?? [];
  const within = (node: Node, ...path: JSONPath) => findNodeAtLocation(node, path);
  const named = [
    ...each('contracts').filter(
      ({ value }) => typeof value === 'string' && !picomatch.scan(value).isGlob && value[0] !== '!',
    ),
    at('app', 'secret', 'file'),
    ...each('generate').map(entry => within(entry, 'out')),
    at('gateway', 'mocks'),
    at('gateway', 'backend', 'signature', 'salt', 'file'),
    at('gateway', 'backend', 'signature', 'privateKey', 'file'),
    ...each('packages').flatMap(entry => [within(entry, 'root'), within(entry, 'publicKey')]),
  ];
  return named.flatMap(node =>
    node?.type === 'string' && node.value !== ''
      ? [{ start: node.offset + 1, end: node.offset + node.length - 1, path: String(node.value) }]
      : [],
  );
}
