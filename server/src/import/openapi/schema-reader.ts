import * as l10n from '@vscode/l10n';
import type { Facets, Json, Type } from '../../contracts/model.ts';
import { unionOf } from '../../contracts/utility-types.ts';
import type { Documentation, ImportedBody, ImportedProperty } from '../contract.ts';
import { combine } from './combine.ts';
import type { Declarations, Declared } from './declarations.ts';
import type { OpenApiDocument } from './document.ts';
import { defaultOf, documentationOf } from './documentation.ts';
import { facetsOf } from './facets.ts';
import { reportUnsupported } from './keywords.ts';
import { leavesOf } from './leaves.ts';
import { isNullable } from './null-types.ts';
import type { SpecNode } from './spec-node.ts';

/** What a schema makes of the place where it stands. */
export interface SchemaUse extends Documentation {
  type: Type;
  facets?: Facets;
  defaultValue?: Json;
}

/** Types that extend types that extend types …: no honest document comes near it. */
const MAX_DEPTH = 300;

/** Reads schemas as types of contracts. Objects become interfaces of their own, named by where they stand. */
export class SchemaReader {
  private depth = 0;

  constructor(
    readonly document: OpenApiDocument,
    readonly declarations: Declarations,
  ) {}

  get report() {
    return this.document.report;
  }

  /** @param hint what a type that is declared for this place is to be called */
  read(node: SpecNode, hint: string): SchemaUse {
    return this.use(node, this.bodyOf(node, hint), hint);
  }

  /** A schema whose body is known already. */
  use(node: SpecNode, body: ImportedBody, hint: string): SchemaUse {
    const type = this.typeOf(body, hint);
    const nullable = isNullable(node);
    const facets = this.facetsOf(node, aliasedType(body));
    return {
      type: nullable ? unionOf([type, { kind: 'null' }]) : type,
      ...(facets && { facets }),
      ...this.saidOf(node),
      ...defaultOf(node),
    };
  }

  /** A schema where tags cannot stand, as of the items of an array: what it says beyond its type has a name then. */
  readElement(node: SpecNode, hint: string): Type {
    const { type, ...rest } = this.read(node, hint);
    if (!rest.facets) return type;
    return { kind: 'reference', name: this.declarations.add(hint, { ...rest, body: { kind: 'alias', type } }) };
  }

  /** A schema as the body of a declaration. `null` is a matter of references. */
  bodyOf(node: SpecNode, hint: string): ImportedBody {
    this.document.countSchemas(1, node);
    if (node.kind !== 'object') return this.bodyOfNoObject(node);
    for (const { schema } of leavesOf(node, this.document)) if (schema) reportUnsupported(schema, this.report);
    return combine(node, hint, this);
  }

  /** Reads everything that was mentioned and what it mentions in turn. */
  readAll(): void {
    for (let declared = this.declarations.next(); declared; declared = this.declarations.next())
      this.ensureRead(declared);
  }

  /** @returns `false` for a type that is being read: it is made of itself */
  ensureRead(declared: Declared): boolean {
    if (declared.state === 'reading') return false;
    if (declared.state === 'done' || !declared.node) return true;
    const { node, type } = declared;
    if (++this.depth > MAX_DEPTH) {
      this.report.stop('too-deep', node.place, l10n.t('This is nested deeper than {0} levels.', MAX_DEPTH));
    }
    declared.state = 'reading';
    type.body = this.bodyOf(node, type.name);
    const facets = this.facetsOf(node, aliasedType(type.body));
    Object.assign(type, { ...(facets && { facets }), ...this.saidOf(node, type.name), ...defaultOf(node) });
    declared.state = 'done';
    this.depth--;
    return true;
  }

  /** A type that stands for a body: the type that it is an alias of, or a reference to what is declared for it. */
  typeOf(body: ImportedBody, hint: string): Type {
    if (body.kind === 'alias') return body.type;
    const isEmpty = body.kind === 'interface' && body.bases.length + body.properties.length === 0;
    if (isEmpty) return { kind: 'object', properties: [] };
    return { kind: 'reference', name: this.declarations.add(hint, { body }) };
  }

  /** What a type stands for behind its names; nothing for what is made of itself. */
  follow(type: Type): Type | ImportedBody | undefined {
    let current = type;
    const seen = new Set<string>();
    while (current.kind === 'reference' && !seen.has(current.name)) {
      seen.add(current.name);
      const declared = this.declarations.named(current.name);
      if (!declared || !this.ensureRead(declared)) return undefined;
      const { body } = declared.type;
      if (body.kind !== 'alias') return body;
      current = body.type;
    }
    return current.kind === 'reference' ? undefined : current;
  }

  /** The properties of a type with those of its bases; nothing when it is no object of known properties. */
  propertiesOf(type: Type): ImportedProperty[] | undefined {
    const body = this.follow(type);
    if (body?.kind === 'object') return body.properties;
    if (body?.kind !== 'interface') return undefined;
    const all = new Map<string, ImportedProperty>();
    for (const base of body.bases) {
      for (const property of this.propertiesOf({ kind: 'reference', name: base }) ?? [])
        all.set(property.name, property);
    }
    for (const property of body.properties) all.set(property.name, property);
    return [...all.values()];
  }

  private bodyOfNoObject(node: SpecNode): ImportedBody {
    if (node.kind !== 'scalar' || node.value !== true) {
      const message = l10n.t('This is no schema that a value fits. Any value is taken here.');
      this.report.add('warning', 'malformed', node.place, message);
    }
    return { kind: 'alias', type: this.declarations.json() };
  }

  /** What a schema says in words, or else the first that says something of those that it puts together. */
  private saidOf(node: SpecNode, name?: string): Documentation {
    const all = [node, ...leavesOf(node, this.document).flatMap(({ schema }) => schema ?? [])];
    const first = all.map(each => documentationOf(each, name)).find(said => said.description !== undefined);
    return { ...first, ...documentationOf(node, name) };
  }

  /** Of a schema and all that it is put together from, apart from what has a name and says it there. */
  facetsOf(node: SpecNode, type: Type): Facets | undefined {
    let facets: Facets | undefined;
    for (const { schema } of leavesOf(node, this.document)) {
      const more = schema && facetsOf(schema, type, this.report);
      if (more) facets = { ...more, ...facets };
    }
    return facets;
  }
}

/** What facets are about. */
function aliasedType(body: ImportedBody): Type {
  return body.kind === 'alias' ? body.type : { kind: 'object', properties: [] };
}
