import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Report } from '../report.ts';
import { jsonTree } from './json-tree.ts';
import type { Leaf } from './leaves.ts';
import { MAX_SCHEMAS } from './limits.ts';
import { itemsOf, member, type SpecNode, textOf } from './spec-node.ts';
import { yamlTree } from './yaml-tree.ts';

/** References that lead to references, one after the other. */
const MAX_HOPS = 50;

/** An OpenAPI document whose references can be followed. */
export class OpenApiDocument {
  /** What `leavesOf` found, by schema. */
  readonly leaves = new Map<SpecNode, readonly Leaf[]>();
  private schemas = 0;

  constructor(
    readonly root: SpecNode,
    readonly report: Report,
  ) {}

  /** Whether what stands beside a `$ref` counts, as in every version but 3.0. */
  get mixesReferences(): boolean {
    return !/^3\.0(\.|$)/.test(textOf(member(this.root, 'openapi')) ?? '');
  }

  /** Counts schemas as they are put together. @throws ImportStopped when there are too many */
  countSchemas(more: number, { place }: SpecNode): void {
    this.schemas += more;
    if (this.schemas <= MAX_SCHEMAS) return;
    this.report.stop('too-large', place, l10n.t('There are more than {0} schemas.', MAX_SCHEMAS));
  }

  /**
   * What a reference leads to, through references; anything else is what it is.
   * @returns nothing when it leads nowhere, which is reported
   */
  resolve(node: SpecNode | undefined): SpecNode | undefined {
    let current = node;
    for (let hops = 0; hops < MAX_HOPS; hops++) {
      const reference = textOf(member(current, '$ref'));
      if (!current || reference === undefined) return current;
      const target = this.target(current, reference);
      if (!target) return undefined;
      current = target;
    }
    if (current) this.report.add('error', 'reference', current.place, l10n.t('These references lead to each other.'));
    return undefined;
  }

  /** What a reference's own words say, one step; nothing when that is not in this document, which is reported. */
  target(node: SpecNode, reference: string): SpecNode | undefined {
    const { place } = member(node, '$ref') ?? node;
    if (!reference.startsWith('#')) {
      const message = l10n.t(
        '"{0}" is in another document, and nothing is fetched. Bundle everything into one document first.',
        reference,
      );
      this.report.add('error', 'remote-reference', place, message);
      return undefined;
    }
    const found = this.follow(reference);
    if (!found)
      this.report.add('error', 'reference', place, l10n.t('"{0}" leads nowhere in this document.', reference));
    return found;
  }

  private follow(reference: string): SpecNode | undefined {
    if (reference === '#') return this.root;
    if (!reference.startsWith('#/')) return undefined;
    let node: SpecNode | undefined = this.root;
    for (const name of pointerNames(reference)) {
      node = node?.kind === 'array' ? itemsOf(node)[Number(name)] : member(node, name);
    }
    return node;
  }
}

/** `#/paths/~1pets/get` → `paths`, `/pets`, `get`. */
export function pointerNames(reference: string): string[] {
  return reference
    .slice(2)
    .split('/')
    .map(name => decoded(name).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign stands for itself.
    return text;
  }
}

/**
 * Reads the text of a file as an OpenAPI 3 document.
 * @throws ImportStopped when it is none
 */
export function readDocument(file: string, text: string, report: Report): OpenApiDocument {
  const isJson = path.extname(file).toLowerCase() === '.json' || /^\s*\{/.test(text);
  const isYaml = /^\.ya?ml$/i.test(path.extname(file));
  const root = isJson && !isYaml ? jsonTree(text, report) : yamlTree(text, report);
  requireOpenApi3(root, report);
  return new OpenApiDocument(root, report);
}

function requireOpenApi3(root: SpecNode, report: Report): void {
  const version = member(root, 'openapi') ?? member(root, 'swagger');
  const written = version?.kind === 'scalar' ? String(version.value) : '';
  const { place } = version ?? root;
  if (member(root, 'swagger')) {
    const message = l10n.t(
      'This is Swagger {0}. Convert it to OpenAPI 3 first; Swagger Editor does it under Edit.',
      written,
    );
    report.stop('version', place, message);
  }
  if (!/^3(\.|$)/.test(written)) {
    report.stop('version', place, l10n.t('This is no OpenAPI 3 document: it has no "openapi": "3.…".'));
  }
  if (/^3\.(?![01](\.|$))/.test(written)) {
    report.add('warning', 'version', place, l10n.t('OpenAPI {0} is read as if it were 3.1.', written));
  }
}
