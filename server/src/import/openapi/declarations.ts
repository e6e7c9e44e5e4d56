import type { Type } from '../../contracts/model.ts';
import type { ImportedBody, ImportedProperty, ImportedType } from '../contract.ts';
import { JsonType } from '../json-type.ts';
import { typeName, type UniqueNames } from '../names.ts';
import { type OpenApiDocument, pointerNames } from './document.ts';
import { isNullable } from './null-types.ts';
import { member, membersOf, type SpecNode } from './spec-node.ts';

/** A declared type, whose schema is read once somebody wants to know more of it than its name. */
export interface Declared {
  type: ImportedType;
  state: 'waiting' | 'reading' | 'done';
  /** Absent for types that no schema stands behind. */
  node?: SpecNode;
  /** Whether `null` fits too: then references say so, and the type itself does not. */
  nullable: boolean;
}

/** The types of an import, by name and by schema. */
export class Declarations {
  private readonly byName = new Map<string, Declared>();
  private readonly byNode = new Map<SpecNode, Declared>();
  private readonly reserved = new Map<SpecNode, string>();
  private readonly waiting: Declared[] = [];
  private readonly jsonType: JsonType;

  constructor(
    private readonly document: OpenApiDocument,
    private readonly names: UniqueNames,
  ) {
    this.jsonType = new JsonType(names, type => this.byName.set(type.name, { type, state: 'done', nullable: false }));
    // First of all, so that they keep the names that they have.
    for (const [name, node] of this.components()) this.reserved.set(node, names.take(typeName(name)));
  }

  /** All types, in the order in which they were first mentioned. */
  get types(): ImportedType[] {
    return this.all().map(declared => declared.type);
  }

  all(): Declared[] {
    return [...this.byName.values()];
  }

  /** `components.schemas`, used or not. */
  components(): [name: string, node: SpecNode][] {
    return membersOf(member(member(this.document.root, 'components'), 'schemas'));
  }

  named(name: string): Declared | undefined {
    return this.byName.get(name);
  }

  /** What is declared for a schema that a reference leads to. */
  ofReference(node: SpecNode, reference: string): Declared {
    return this.ofSchema(node, pointerNames(reference).at(-1) ?? 'Document');
  }

  ofSchema(node: SpecNode, preferredName: string): Declared {
    const known = this.byNode.get(node);
    if (known) return known;
    const name = this.reserved.get(node) ?? this.names.take(typeName(preferredName));
    const type: ImportedType = { name, body: { kind: 'interface', bases: [], properties: [] } };
    const declared: Declared = { type, state: 'waiting', node, nullable: isNullable(node) };
    this.byName.set(name, declared);
    this.byNode.set(node, declared);
    this.waiting.push(declared);
    return declared;
  }

  /** Declares something that has no schema of its own. @returns its name */
  add(preferredName: string, type: Omit<ImportedType, 'name'>): string {
    const name = this.names.take(typeName(preferredName));
    this.byName.set(name, { type: { name, ...type }, state: 'done', nullable: false });
    return name;
  }

  next(): Declared | undefined {
    return this.waiting.shift();
  }

  /** Whatever JSON can say. */
  json(): Type {
    return this.jsonType.reference();
  }
}

/** An interface that extends nothing. */
export function interfaceOf(properties: ImportedProperty[] = []): ImportedBody & { kind: 'interface' } {
  return { kind: 'interface', bases: [], properties };
}
