import * as l10n from '@vscode/l10n';
import { ts } from 'ts-morph';
import { checkedDocOf } from './checks/index.ts';
import { readFacets } from './facets.ts';
import { propertyName, readMembers } from './members.ts';
import type { EnumMember, Property, Type } from './model.ts';
import { declarationsOf, documentationOf, type ReadContext } from './read-context.ts';
import { argumentName } from './type-name.ts';
import type { TypeReader } from './type-reader.ts';
import { textOfType } from './walk-types.ts';

/** What the type parameters in scope stand for. */
export type TypeArguments = ReadonlyMap<ts.Symbol, Type>;

/** `Box<Box<Box<…>>>`: deeper than this, a generic type is taken to instantiate itself for ever. */
const INSTANTIATION_DEPTH = 8;

const UNKNOWN: Type = { kind: 'unknown' };

/** Declares interfaces, aliases and enums once for each set of type arguments, and refers to them by key. */
export class NamedTypes {
  /** How many generic types the one that is being read stands in. */
  private depth = 0;
  /** Types that were mentioned. They are read when all that mentions them is, or when their properties are asked for. */
  private readonly waiting = new Map<string, WaitingType>();
  /** Preferred names of all types that were mentioned, by key. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly context: ReadContext,
    private readonly types: TypeReader,
  ) {}

  /**
   * A reference to what a symbol declares. The declaration itself is read later, because what extends a type may be
   * mentioned in it.
   * @param use where it is used, for findings
   */
  read(symbol: ts.Symbol, given: Type[], use: ts.Node): Type {
    const declarations = declarationsOf(symbol);
    const [declaration] = declarations;
    if (declaration && ts.isEnumMember(declaration)) return this.readEnumMember(declaration, use);
    if (!declaration || !isNamedType(declaration) || this.depth > INSTANTIATION_DEPTH)
      return this.types.unsupported(use);
    const bound = this.bindParameters(declaration, given, use);
    const key = this.keyOf(declaration, given);
    if (!this.names.has(key)) {
      const depth = this.depth + (given.length > 0 ? 1 : 0);
      this.names.set(key, this.preferredName(declaration.name.text, given));
      this.waiting.set(key, { key, declarations, declaration, bound, depth });
    }
    return { kind: 'reference', name: key };
  }

  /** Reads every type that was mentioned, and those that they mention in turn. */
  readAll(): void {
    for (const type of this.waiting.values()) this.readWaiting(type);
  }

  /** What a reference stands for, through aliases of aliases. */
  follow(type: Type): Type {
    let followed = type;
    for (let steps = 0; followed.kind === 'reference' && steps < 100; steps++) {
      const waiting = this.waiting.get(followed.name);
      if (waiting) this.readWaiting(waiting);
      const declared = this.context.declared.get(followed.name);
      // A type that is being read: it is made of itself.
      if (!declared) return UNKNOWN;
      followed = declared.declaration.type;
    }
    return followed;
  }

  private readWaiting(waiting: WaitingType): void {
    this.waiting.delete(waiting.key);
    const outside = this.depth;
    this.depth = waiting.depth;
    const type = this.readDeclarations(waiting.declarations, waiting.bound);
    this.depth = outside;
    this.declare(waiting, type);
  }

  private readDeclarations(declarations: ts.Declaration[], bound: TypeArguments): Type {
    const [first] = declarations;
    if (first && ts.isTypeAliasDeclaration(first)) return this.types.read(first.type, bound);
    const enums = declarations.filter(ts.isEnumDeclaration);
    if (enums.length > 0) return { kind: 'enum', members: enums.flatMap(each => this.readEnum(each)) };
    return this.readInterfaces(declarations.filter(ts.isInterfaceDeclaration), bound);
  }

  /** All declarations of an interface and its bases, flattened: JSON knows no inheritance. */
  private readInterfaces(declarations: ts.InterfaceDeclaration[], bound: TypeArguments): Type {
    const properties = new Map<string, Property>();
    for (const declaration of declarations) {
      for (const base of declaration.heritageClauses?.flatMap(clause => clause.types) ?? []) {
        const inherited = this.types.propertiesOf(this.types.readBase(base, bound));
        if (!inherited) this.types.unsupported(base);
        for (const property of inherited ?? []) properties.set(property.name, property);
      }
    }
    const members = declarations.flatMap(declaration => [...declaration.members]);
    const own = readMembers(members, this.context, this.types, bound);
    if (own.kind !== 'object') return own;
    for (const property of own.properties) properties.set(property.name, property);
    return { kind: 'object', properties: [...properties.values()] };
  }

  private readEnum(declaration: ts.EnumDeclaration): EnumMember[] {
    return declaration.members.flatMap(member => {
      const value = this.context.checker.getConstantValue(member);
      const name = propertyName(member.name);
      if (value === undefined || name === undefined) {
        this.types.unsupported(member);
        return [];
      }
      const { description } = checkedDocOf(member, 'enum member', this.context);
      return [{ name, value, ...(description && { description }) }];
    });
  }

  private readEnumMember(member: ts.EnumMember, use: ts.Node): Type {
    this.context.locate(member.name);
    const value = this.context.checker.getConstantValue(member);
    return value === undefined ? this.types.unsupported(use) : { kind: 'literal', value };
  }

  private declare({ key, declaration: node }: WaitingType, type: Type): void {
    const doc = checkedDocOf(node, 'type', this.context);
    const facets = readFacets(doc, (tag, message) =>
      this.context.reportAt(node.getSourceFile(), tag.start, tag.end, 'rpc/malformed-tag', message),
    );
    const declaration = {
      name: key,
      ...documentationOf(doc),
      source: this.context.locate(node.name),
      type,
      ...(facets && { facets }),
    };
    this.context.declared.set(key, { key, preferredName: this.nameOf(key), declaration });
  }

  private bindParameters(declaration: NamedTypeDeclaration, given: Type[], use: ts.Node): TypeArguments {
    const bound = new Map<ts.Symbol, Type>();
    if (ts.isEnumDeclaration(declaration)) return bound;
    for (const [index, parameter] of (declaration.typeParameters ?? []).entries()) {
      const symbol = this.context.checker.getSymbolAtLocation(parameter.name);
      const type = given[index] ?? (parameter.default ? this.types.read(parameter.default, bound) : undefined);
      if (!type) this.reportMissingArgument(use, declaration, parameter);
      if (symbol) bound.set(symbol, type ?? UNKNOWN);
    }
    return bound;
  }

  private reportMissingArgument(use: ts.Node, generic: NamedTypeDeclaration, parameter: ts.NamedDeclaration): void {
    const missing = parameter.name?.getText() ?? '';
    const message = l10n.t('"{0}" needs a type for {1}: {0}<...>.', generic.name.text, missing);
    this.context.report(use, 'rpc/unresolved-type', message, { typescriptCode: 2314 });
  }

  private preferredName(name: string, given: Type[]): string {
    if (given.length === 0) return name;
    return `${name}Of${given.map(type => argumentName(type, key => this.nameOf(key))).join('And')}`;
  }

  private nameOf(key: string): string {
    return this.names.get(key) ?? 'Type';
  }

  private keyOf(declaration: NamedTypeDeclaration, given: Type[]): string {
    const file = this.context.locate(declaration.name).file;
    const written = given.length > 0 ? `[${given.map(textOfType).join()}]` : '';
    return `${file}#${declaration.name.text}${written}`;
  }
}

interface WaitingType {
  key: string;
  declarations: ts.Declaration[];
  declaration: NamedTypeDeclaration;
  bound: TypeArguments;
  /** How many generic types it stands in, itself included. */
  depth: number;
}

type NamedTypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration;

export function isNamedType(node: ts.Node): node is NamedTypeDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node);
}
