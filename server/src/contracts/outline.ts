import { ts } from 'ts-morph';
import type { TagPlace } from '../catalog/contract-tags.ts';
import type { Span } from '../span.ts';
import { type DocTag, parseDocComment } from './doc-comment.ts';
import { docRangeOf } from './read-context.ts';
import { isMethod, isService } from './service-reader.ts';

/** A doc comment where it stands, its delimiters included. */
export interface OutlineDoc extends Span {
  tags: DocTag[];
}

/** Something in a contract that tags can stand on: an interface, a method, a property, a type. */
export interface OutlineNode extends Span {
  place: TagPlace;
  name: Span & { text: string };
  doc?: OutlineDoc;
  /** Operations of a service, properties of a type; of a property those of the type that is written out in it. */
  members: OutlineNode[];
  /** Of an operation: the type of its request. */
  request?: Span;
}

/**
 * What stands where in the text of a contract, as far as that can be told without knowing what names mean. Takes any
 * text, broken ones too.
 * @returns its top-level declarations, in their order; `start` and `end` leave comments before them out
 */
export function outlineContract(text: string): OutlineNode[] {
  const source = ts.createSourceFile('contract.rpc.ts', text, ts.ScriptTarget.ESNext, true);
  return source.statements.flatMap(statement => outlineStatement(statement) ?? []);
}

function outlineStatement(statement: ts.Statement): OutlineNode | undefined {
  if (ts.isInterfaceDeclaration(statement)) {
    const place = isService(statement) ? 'service' : 'type';
    return outline(
      statement,
      statement.name,
      place,
      statement.members.flatMap(member => outlineMember(member) ?? []),
    );
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    return outline(statement, statement.name, 'type', membersWithin(statement.type));
  }
  return ts.isEnumDeclaration(statement) ? outline(statement, statement.name, 'type', []) : undefined;
}

function outlineMember(member: ts.TypeElement): OutlineNode | undefined {
  if (isMethod(member)) {
    const { parameters } = ts.isMethodSignature(member) ? member : member.type;
    const type = parameters[0]?.type;
    const operation = outline(member, member.name, 'operation', type ? membersWithin(type) : []);
    return type ? { ...operation, request: spanOf(type) } : operation;
  }
  if (!ts.isPropertySignature(member)) return undefined;
  return outline(member, member.name, 'property', member.type ? membersWithin(member.type) : []);
}

/** Properties of the type literals that a type is written with, at any depth. */
function membersWithin(type: ts.TypeNode): OutlineNode[] {
  if (ts.isTypeLiteralNode(type)) return type.members.flatMap(member => outlineMember(member) ?? []);
  const found: OutlineNode[] = [];
  type.forEachChild(child => {
    if (ts.isTypeNode(child)) found.push(...membersWithin(child));
  });
  return found;
}

function outline(node: ts.Node, name: ts.Node, place: TagPlace, members: OutlineNode[]): OutlineNode {
  const comment = docRangeOf(node);
  const { text } = node.getSourceFile();
  return {
    place,
    ...spanOf(node),
    name: { ...spanOf(name), text: ts.isStringLiteralLike(name) ? name.text : name.getText() },
    ...(comment && {
      doc: { start: comment.pos, end: comment.end, tags: parseDocComment(text, comment.pos, comment.end).tags },
    }),
    members,
  };
}

function spanOf(node: ts.Node): Span {
  return { start: node.getStart(), end: node.getEnd() };
}
