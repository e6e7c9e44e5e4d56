import * as l10n from '@vscode/l10n';
import { ts } from 'ts-morph';
import { readMembers } from './members.ts';
import type { Property, Type } from './model.ts';
import { NamedTypes, type TypeArguments } from './named-types.ts';
import { narrowerType } from './narrower-type.ts';
import type { ReadContext } from './read-context.ts';
import { KEYED_UTILITY_TYPES, literalStrings, unionOf, utilityTypes } from './utility-types.ts';

const UNKNOWN: Type = { kind: 'unknown' };
const NO_ARGUMENTS: TypeArguments = new Map();

/**
 * Reads types from their syntax; the compiler is asked only what names mean. So unions keep the order in which they
 * were written, names survive, and nothing is type-checked.
 */
export class TypeReader {
  private readonly named: NamedTypes;
  private readonly utilities: ReturnType<typeof utilityTypes>;

  constructor(private readonly context: ReadContext) {
    this.named = new NamedTypes(context, this);
    this.utilities = utilityTypes(type => this.named.follow(type));
  }

  /**
   * The model's type for a piece of syntax. What cannot travel as JSON is reported at its place and read as `unknown`.
   * @param scope what type parameters stand for here
   */
  read(node: ts.TypeNode, scope: TypeArguments = NO_ARGUMENTS): Type {
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
      case ts.SyntaxKind.TemplateLiteralType:
        return { kind: 'string' };
      case ts.SyntaxKind.NumberKeyword:
        return { kind: 'number' };
      case ts.SyntaxKind.BooleanKeyword:
        return { kind: 'boolean' };
      case ts.SyntaxKind.ParenthesizedType:
        return this.read((node as ts.ParenthesizedTypeNode).type, scope);
      case ts.SyntaxKind.LiteralType:
        return this.readLiteral(node as ts.LiteralTypeNode);
      case ts.SyntaxKind.ArrayType:
        return { kind: 'array', element: this.read((node as ts.ArrayTypeNode).elementType, scope) };
      case ts.SyntaxKind.TypeOperator:
        return this.readOperator(node as ts.TypeOperatorNode, scope);
      case ts.SyntaxKind.UnionType:
        return this.readUnion(node as ts.UnionTypeNode, scope);
      case ts.SyntaxKind.IntersectionType:
        return this.readIntersection(node as ts.IntersectionTypeNode, scope);
      case ts.SyntaxKind.TypeLiteral:
        return readMembers((node as ts.TypeLiteralNode).members, this.context, this, scope);
      case ts.SyntaxKind.IndexedAccessType:
        return this.readIndexedAccess(node as ts.IndexedAccessTypeNode, scope);
      case ts.SyntaxKind.TypeReference:
        return this.readReference(node as ts.TypeReferenceNode, scope);
      default:
        return this.unsupported(node);
    }
  }

  /** An interface or type literal behind a type, through names; nothing for other types. */
  propertiesOf(type: Type): Property[] | undefined {
    const followed = this.follow(type);
    return followed.kind === 'object' ? followed.properties : undefined;
  }

  /** Reads all that the types which were read are made of. */
  readAll(): void {
    this.named.readAll();
  }

  /** What a type stands for behind its names. */
  follow(type: Type): Type {
    return this.named.follow(type);
  }

  /** The type that an `extends` clause names. */
  readBase(node: ts.ExpressionWithTypeArguments, scope: TypeArguments): Type {
    return this.readNamed(node, node.expression, node.typeArguments, scope);
  }

  /** Reports what cannot travel as JSON, and stands in for it. */
  unsupported(node: ts.Node): Type {
    const text = node.getText().replace(/\s+/g, ' ');
    const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
    const message = l10n.t(
      '"{0}" cannot travel as JSON. Use string, number, boolean, literals, enums, arrays, Record<string, T>, Date, interfaces or aliases of them.',
      shown,
    );
    this.context.report(node, 'rpc/unsupported-type', message);
    return UNKNOWN;
  }

  private readReference(node: ts.TypeReferenceNode, scope: TypeArguments): Type {
    return this.readNamed(node, node.typeName, node.typeArguments, scope);
  }

  private readNamed(
    node: ts.Node,
    name: ts.EntityName | ts.Expression,
    argumentNodes: readonly ts.TypeNode[] | undefined,
    scope: TypeArguments,
  ): Type {
    const symbol = this.context.resolve(name);
    if (!symbol) return this.readGlobal(node, name.getText(), argumentNodes ?? [], scope);
    const bound = scope.get(symbol);
    if (bound) return bound;
    const given = (argumentNodes ?? []).map(argument => this.read(argument, scope));
    return this.named.read(symbol, given, node);
  }

  /** Types of the language's own library: the compiler is not given it, so they are known by name. */
  private readGlobal(node: ts.Node, name: string, nodes: readonly ts.TypeNode[], scope: TypeArguments): Type {
    const [first, second] = nodes;
    if (name === 'Date' && !first) return { kind: 'date' };
    if ((name === 'Array' || name === 'ReadonlyArray') && first)
      return { kind: 'array', element: this.read(first, scope) };
    if (name === 'Record' && first && second) return this.readRecord(node, first, second, scope);
    if (Object.hasOwn(this.utilities, name) && first) return this.readUtility(node, name, first, second, scope);
    if (UNSUPPORTED_GLOBALS.has(name)) return this.unsupported(node);
    const message = l10n.t('There is no type "{0}". Declare it, or mend the import that should bring it.', name);
    this.context.report(node, 'rpc/unresolved-type', message, { typescriptCode: 2304 });
    return UNKNOWN;
  }

  private readRecord(node: ts.Node, keyNode: ts.TypeNode, valueNode: ts.TypeNode, scope: TypeArguments): Type {
    const key = this.named.follow(this.read(keyNode, scope));
    const value = this.read(valueNode, scope);
    if (key.kind === 'string') return { kind: 'record', value };
    const names = literalStrings(key);
    if (!names) return this.unsupported(node);
    return { kind: 'object', properties: names.map(name => ({ name, type: value, optional: false })) };
  }

  private readUtility(
    node: ts.Node,
    name: string,
    subjectNode: ts.TypeNode,
    keysNode: ts.TypeNode | undefined,
    scope: TypeArguments,
  ): Type {
    const subject = this.read(subjectNode, scope);
    const keyed = KEYED_UTILITY_TYPES.includes(name);
    const keys = keyed && keysNode ? literalStrings(this.named.follow(this.read(keysNode, scope))) : [];
    const changed = keys && this.utilities[name]?.(subject, keys);
    return changed ?? this.unsupported(node);
  }

  private readUnion(node: ts.UnionTypeNode, scope: TypeArguments): Type {
    const present = node.types.filter(member => member.kind !== ts.SyntaxKind.UndefinedKeyword);
    return unionOf(present.map(member => this.read(member, scope)));
  }

  private readIntersection(node: ts.IntersectionTypeNode, scope: TypeArguments): Type {
    const merged = new Map<string, Property>();
    for (const part of node.types) {
      const properties = this.propertiesOf(this.read(part, scope));
      if (!properties) return this.unsupported(node);
      for (const property of properties) {
        const joined = joinProperties(merged.get(property.name), property);
        if (!joined) return this.unsupported(node);
        merged.set(property.name, joined);
      }
    }
    return { kind: 'object', properties: [...merged.values()] };
  }

  private readIndexedAccess(node: ts.IndexedAccessTypeNode, scope: TypeArguments): Type {
    const [name] = literalStrings(this.read(node.indexType, scope)) ?? [];
    const property = this.propertiesOf(this.read(node.objectType, scope))?.find(candidate => candidate.name === name);
    return property?.type ?? this.unsupported(node);
  }

  private readOperator(node: ts.TypeOperatorNode, scope: TypeArguments): Type {
    return node.operator === ts.SyntaxKind.ReadonlyKeyword ? this.read(node.type, scope) : this.unsupported(node);
  }

  private readLiteral(node: ts.LiteralTypeNode): Type {
    const { literal } = node;
    switch (literal.kind) {
      case ts.SyntaxKind.NullKeyword:
        return { kind: 'null' };
      case ts.SyntaxKind.TrueKeyword:
        return { kind: 'literal', value: true };
      case ts.SyntaxKind.FalseKeyword:
        return { kind: 'literal', value: false };
      case ts.SyntaxKind.StringLiteral:
      case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
        return { kind: 'literal', value: (literal as ts.LiteralExpression).text };
      case ts.SyntaxKind.NumericLiteral:
      case ts.SyntaxKind.PrefixUnaryExpression:
        return Number.isFinite(Number(literal.getText()))
          ? { kind: 'literal', value: Number(literal.getText()) }
          : this.unsupported(node);
      default:
        return this.unsupported(node);
    }
  }
}

/** A property of an intersection is there when one of its parts wants it, and of both parts' types. */
function joinProperties(before: Property | undefined, property: Property): Property | undefined {
  if (!before) return property;
  const type = narrowerType(before.type, property.type);
  return type && { ...before, ...property, type, optional: before.optional && property.optional };
}

/** Library types that people try and JSON has no form for; anything else unknown is a missing declaration. */
const UNSUPPORTED_GLOBALS = new Set(
  [
    'Map Set WeakMap WeakSet Promise Function Object Symbol BigInt RegExp Error ArrayBuffer Buffer Uint8Array Blob File',
    'Iterable Iterator AsyncIterable Generator ReadonlyMap ReadonlySet String Number Boolean ReturnType Parameters',
    'Awaited InstanceType ThisType Uppercase Lowercase Capitalize Uncapitalize',
  ]
    .join(' ')
    .split(' '),
);
