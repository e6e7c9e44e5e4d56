import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import type { Json } from '../contracts/model.ts';

/** A call as its file has it. */
export interface WrittenCall {
  operation: string;
  /** The mock gateway's, when absent. */
  environment?: string;
  request?: Json;
  headers?: Record<string, string>;
  /** Where it begins, UTF-16 units from the start of the file. */
  offset: number;
}

/**
 * Reads the calls of a file: one object, or a list of them. Comments are allowed. What is not finished or wrong is left
 * out: the file's schema says what is the matter.
 */
export function readCalls(text: string): WrittenCall[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (!root) return [];
  const nodes = root.type === 'array' ? (root.children ?? []) : [root];
  return nodes.flatMap(node => readCall(node) ?? []);
}

function readCall(node: Node): WrittenCall | undefined {
  const fieldOf = (name: string): unknown => {
    const found = findNodeAtLocation(node, [name]);
    return found && getNodeValue(found);
  };
  const [operation, environment, request] = [fieldOf('operation'), fieldOf('environment'), fieldOf('request')];
  const headers = Object.entries(Object(fieldOf('headers'))).filter(isText);
  if (node.type !== 'object' || typeof operation !== 'string' || operation === '') return undefined;
  return {
    operation,
    ...(typeof environment === 'string' && { environment }),
    ...(request !== undefined && { request: request as Json }),
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    offset: node.offset,
  };
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
