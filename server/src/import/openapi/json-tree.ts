import * as l10n from '@vscode/l10n';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { nestingDepth } from '../../gateway/nesting.ts';
import type { Report } from '../report.ts';
import { MAX_NESTING } from './limits.ts';
import type { SpecNode } from './spec-node.ts';

/**
 * A JSON document as a tree.
 * @throws ImportStopped when it is no JSON, or nested without end
 */
export function jsonTree(text: string, report: Report): SpecNode {
  if (nestingDepth(text) > MAX_NESTING) {
    report.stop('too-deep', { start: 0, end: 1 }, l10n.t('This is nested deeper than {0} levels.', MAX_NESTING));
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (!root || error) {
    const { offset = 0, length = 1 } = error ?? {};
    const name = error ? printParseErrorCode(error.error) : 'ValueExpected';
    const message = l10n.t('This is no valid JSON ({0}). Mend it here; nothing was imported.', name);
    return report.stop('syntax', { start: offset, end: offset + length }, message);
  }
  return treeOf(root, root, report);
}

function treeOf(node: Node, named: Node, report: Report): SpecNode {
  const isScalar = node.type !== 'object' && node.type !== 'array';
  const { offset, length } = isScalar ? node : named;
  const place = { start: offset, end: offset + (named === node && !isScalar ? 1 : length) };
  switch (node.type) {
    case 'object': {
      const members = new Map<string, SpecNode>();
      for (const { children: [key, value] = [] } of node.children ?? []) {
        if (!key || !value) continue;
        if (members.has(key.value)) reportRepeated(key, report);
        members.set(key.value, treeOf(value, key, report));
      }
      return { kind: 'object', place, members };
    }
    case 'array':
      return { kind: 'array', place, items: (node.children ?? []).map(item => treeOf(item, item, report)) };
    default:
      return { kind: 'scalar', place, value: node.value };
  }
}

function reportRepeated(key: Node, report: Report): void {
  const message = l10n.t('"{0}" stands here a second time. The last one counts: drop the others.', key.value);
  report.add('warning', 'repeated-key', { start: key.offset, end: key.offset + key.length }, message);
}
