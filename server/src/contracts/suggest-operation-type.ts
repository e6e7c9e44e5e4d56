import { ts } from 'ts-morph';
import { tagNamed } from './operation-tags.ts';
import { docCommentOf } from './read-context.ts';

/**
 * An operation type for a method that has none: beside those of the other methods of its interface, or else made of the
 * interface's name, for the user to correct.
 */
export function suggestOperationType(method: string, parent: ts.Node): string {
  if (!ts.isInterfaceDeclaration(parent)) return method;
  const types = parent.members.map(member => tagNamed(docCommentOf(member), 'operationType')?.value);
  const sibling = types.find(type => type?.includes('.'));
  if (sibling) return `${sibling.slice(0, sibling.lastIndexOf('.'))}.${method}`;
  const service = parent.name.text.replace(/(?<=.)Service$/, '');
  return `com.example.${service.charAt(0).toLowerCase()}${service.slice(1)}.${method}`;
}
