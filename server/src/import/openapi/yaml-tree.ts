import * as l10n from '@vscode/l10n';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar } from 'yaml';
import type { Report, Span } from '../report.ts';
import { MAX_MEMBERS, MAX_NESTING } from './limits.ts';
import type { SpecNode, SpecObject } from './spec-node.ts';

/**
 * A YAML document as a tree. What an alias stands for is one value at several places, and is never copied.
 * @throws ImportStopped when it is no YAML, or has no end
 */
export function yamlTree(text: string, report: Report): SpecNode {
  const document = parse(text, report);
  const [error] = document.errors;
  if (error) {
    const [start, end] = error.pos;
    // The parser tells the end of its own stack as an error of the text.
    if (/call stack/.test(error.message)) tooDeep({ start, end }, report);
    const [reason] = error.message.split('\n');
    const message = l10n.t('This is no valid YAML ({0}). Mend it here; nothing was imported.', reason ?? '');
    return report.stop('syntax', { start, end: Math.max(end, start + 1) }, message);
  }
  if (!document.contents) return { kind: 'scalar', place: { start: 0, end: 1 }, value: null };
  return new TreeBuilder(report).treeOf(document.contents, undefined, 0);
}

function parse(text: string, report: Report): Document.Parsed {
  try {
    return parseDocument(text, { merge: true, prettyErrors: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep({ start: 0, end: 1 }, report);
  }
}

function tooDeep(place: Span, report: Report): never {
  return report.stop('too-deep', place, l10n.t('This is nested deeper than {0} levels.', MAX_NESTING));
}

class TreeBuilder {
  private readonly built = new Map<Node, SpecNode>();
  /** By name; the latest of a name counts for the aliases behind it. */
  private readonly anchors = new Map<string, Node>();
  private members = 0;

  constructor(private readonly report: Report) {}

  /** @param key of the member that this is the value of */
  treeOf(node: Node, key: Node | undefined, depth: number): SpecNode {
    if (depth > MAX_NESTING) return tooDeep(placeOf(node), this.report);
    const known = this.built.get(node);
    if (known) return known;
    const tree = this.build(node, key, depth);
    this.built.set(node, tree);
    return tree;
  }

  private build(node: Node, key: Node | undefined, depth: number): SpecNode {
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      return target ? this.treeOf(target, key, depth + 1) : { kind: 'scalar', place: placeOf(node), value: null };
    }
    const { anchor } = node as Scalar;
    if (anchor !== undefined) this.anchors.set(anchor, node);
    const place = placeOf(key ?? node, key ? undefined : 1);
    if (isMap<Node, Node>(node)) return this.object(node.items, place, depth);
    if (isSeq<Node>(node)) {
      return { kind: 'array', place, items: node.items.map(item => this.treeOf(item, undefined, depth + 1)) };
    }
    const { value } = node as Scalar;
    return { kind: 'scalar', place: placeOf(node), value: isPlain(value) ? value : String(value) };
  }

  private object(pairs: Pair<Node, Node | null>[], place: Span, depth: number): SpecObject {
    const members = new Map<string, SpecNode>();
    const merged: SpecObject[] = [];
    for (const { key, value } of pairs) {
      const tree: SpecNode = value
        ? this.treeOf(value, key, depth + 1)
        : { kind: 'scalar', place: placeOf(key), value: null };
      const sources = isMergeKey(key) ? mergedIn(tree) : undefined;
      if (sources) merged.push(...sources);
      else members.set(keyText(key), tree);
    }
    for (const each of merged) {
      for (const [name, value] of each.members) {
        if (!members.has(name)) members.set(name, value);
        this.count(place);
      }
    }
    for (const _ of members) this.count(place);
    return { kind: 'object', place, members };
  }

  private count(place: Span): void {
    if (++this.members <= MAX_MEMBERS) return;
    const message = l10n.t('With what aliases repeat, this has more than {0} values.', MAX_MEMBERS);
    this.report.stop('too-large', place, message);
  }
}

/** In quotes it is a name like others. */
function isMergeKey(key: Node): boolean {
  return isScalar(key) && (typeof key.value === 'symbol' || (key.value === '<<' && key.type === 'PLAIN'));
}

/** The objects that are to be merged; nothing where the value is of another kind, which nothing can be merged from. */
function mergedIn(tree: SpecNode): SpecObject[] | undefined {
  const sources = tree.kind === 'array' ? tree.items : [tree];
  return sources.every(each => each.kind === 'object') ? sources : undefined;
}

/** As it is written: `200` is the text "200", and so is `1.0` what it looks like. */
function keyText(key: Node): string {
  if (!isScalar(key)) return String(key);
  if (typeof key.value === 'symbol') return '<<';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function placeOf(node: Node, length?: number): Span {
  const [start = 0, end = start + 1] = node.range ?? [];
  return { start, end: length === undefined ? end : start + length };
}
