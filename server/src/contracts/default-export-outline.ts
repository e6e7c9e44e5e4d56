import { ts } from 'ts-morph';
import type { Span } from '../span.ts';

/** A method, or a property that may hold one. */
export interface ObjectMember extends Span {
  /** Without quotes, while its place is with them. */
  name: Span & { text: string };
}

/**
 * The members of the object that a TypeScript file exports by default, broken or not, in its order.
 * @returns members with a name that is written down; `start` and `end` leave comments before them out
 */
export function outlineDefaultExport(text: string): ObjectMember[] {
  const source = ts.createSourceFile('object.ts', text, ts.ScriptTarget.ESNext, true);
  const exported = source.statements.filter(ts.isExportAssignment).find(each => !each.isExportEquals);
  const object = exported && withoutTypes(exported.expression);
  if (!object || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap(member => outlineMember(member) ?? []);
}

/** `{ … } satisfies Partial<AccountService>` is an object as well. */
function withoutTypes(expression: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression);
  return isWrapped ? withoutTypes(expression.expression) : expression;
}

function outlineMember(member: ts.ObjectLiteralElementLike): ObjectMember | undefined {
  const { name } = member;
  if (!name || ts.isComputedPropertyName(name)) return undefined;
  const text = ts.isStringLiteralLike(name) ? name.text : name.getText();
  return {
    start: member.getStart(),
    end: member.getEnd(),
    name: { start: name.getStart(), end: name.getEnd(), text },
  };
}
