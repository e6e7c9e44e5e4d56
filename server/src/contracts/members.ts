import { ts } from 'ts-morph';
import { checkedDocOf } from './checks/index.ts';
import { readFacets } from './facets.ts';
import type { Property, Type } from './model.ts';
import type { TypeArguments } from './named-types.ts';
import { documentationOf, type ReadContext } from './read-context.ts';
import type { TypeReader } from './type-reader.ts';

/**
 * The members of an interface or type literal: an object, or a record when it is nothing but an index signature.
 * Methods and call signatures are no data and are reported.
 */
export function readMembers(
  members: readonly ts.TypeElement[],
  context: ReadContext,
  types: TypeReader,
  scope: TypeArguments,
): Type {
  const [index] = members.filter(ts.isIndexSignatureDeclaration);
  if (index && members.length === 1) return readIndexSignature(index, types, scope);
  const properties: Property[] = [];
  for (const member of members) {
    const property = readProperty(member, context, types, scope);
    if (property) properties.push(property);
    else types.unsupported(member);
  }
  return { kind: 'object', properties };
}

function readProperty(
  member: ts.TypeElement,
  context: ReadContext,
  types: TypeReader,
  scope: TypeArguments,
): Property | undefined {
  if (!ts.isPropertySignature(member) || !member.type) return undefined;
  const name = propertyName(member.name);
  if (name === undefined) return undefined;
  const doc = checkedDocOf(member, 'property', context);
  const facets = readFacets(doc, (tag, message) =>
    context.reportAt(member.getSourceFile(), tag.start, tag.end, 'rpc/malformed-tag', message),
  );
  return {
    name,
    type: types.read(member.type, scope),
    optional: member.questionToken !== undefined || allowsUndefined(member.type),
    source: context.locate(member.name),
    ...documentationOf(doc),
    ...(facets && { facets }),
  };
}

/** A name as it stands in JSON; nothing for a computed one. */
export function propertyName(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

function readIndexSignature(index: ts.IndexSignatureDeclaration, types: TypeReader, scope: TypeArguments): Type {
  const key = index.parameters[0]?.type;
  return key?.kind === ts.SyntaxKind.StringKeyword
    ? { kind: 'record', value: types.read(index.type, scope) }
    : types.unsupported(index);
}

function allowsUndefined(type: ts.TypeNode): boolean {
  return ts.isUnionTypeNode(type) && type.types.some(member => member.kind === ts.SyntaxKind.UndefinedKeyword);
}
