import { ts } from 'ts-morph';
import type { Span } from '../span.ts';
import { memberName } from './class-members.ts';
import { type DocTag, parseDocComment } from './doc-comment.ts';
import { docRangeOf } from './read-context.ts';

/** A class of a user's, as far as finding its methods goes. */
export interface ClassOutline {
  name: string;
  /** The names of the interfaces that it says it implements. */
  implements: string[];
  members: ClassMember[];
}

export interface ClassMember extends Span {
  /** Without quotes, while its place is with them. */
  name: Span & { text: string };
  tags: DocTag[];
}

/**
 * The top-level classes in the text of a TypeScript file, broken or not, in its order.
 * @returns members with a name; `start` and `end` leave comments before them out
 */
export function outlineClasses(text: string): ClassOutline[] {
  const source = ts.createSourceFile('classes.ts', text, ts.ScriptTarget.ESNext, true);
  return source.statements.filter(ts.isClassDeclaration).map(declaration => ({
    name: declaration.name?.text ?? '',
    implements: (declaration.heritageClauses ?? [])
      .filter(clause => clause.token === ts.SyntaxKind.ImplementsKeyword)
      .flatMap(clause => clause.types.map(({ expression }) => expression.getText())),
    members: declaration.members.flatMap(member => outlineMember(member, text) ?? []),
  }));
}

function outlineMember(member: ts.ClassElement, text: string): ClassMember | undefined {
  const name = memberName(member);
  if (!member.name || name === undefined) return undefined;
  const comment = docRangeOf(member);
  return {
    start: member.getStart(),
    end: member.getEnd(),
    name: { start: member.name.getStart(), end: member.name.getEnd(), text: name },
    tags: comment ? parseDocComment(text, comment.pos, comment.end).tags : [],
  };
}
