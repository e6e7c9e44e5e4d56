import type { Operation, Parameter } from '../../contracts/model.ts';
import type { Names } from './names.ts';
import { DATE_ALIAS, mentionedTypes, printType } from './print-type.ts';
import { docComment, isIdentifier, tag } from './source-text.ts';

/** A method's doc comment: the contract's, and what finds it again from logs and call sites. */
export function operationComment({ description, operationType, deprecated }: Operation): string {
  return docComment(description, [...tag('operationType', operationType), ...tag('deprecated', deprecated)]);
}

/** `request: LoginRequest`, with the contract's own name for it where that can stand beside our parameters. */
export function requestParameter(request: Parameter, names: Names): string {
  return `${parameterName(request)}${request.optional ? '?' : ''}: ${requestType(request, names)}`;
}

export function parameterName({ name }: Parameter): string {
  return isIdentifier(name) && !RESERVED.has(name) ? name : 'request';
}

export function requestType({ type }: Parameter, names: Names): string {
  return printType(type, names.ours(DATE_ALIAS));
}

/** `Promise<LoginResult>`. */
export function promisedResult({ result }: Operation, names: Names): string {
  return `${names.promise}<${result ? printType(result, names.ours(DATE_ALIAS)) : 'void'}>`;
}

/** Everything from `types.ts` that these operations mention, as import specifiers. */
export function typeImports(operations: Operation[], names: Names): string[] {
  const types = operations.flatMap(({ request, result }) => [request?.type, result].filter(type => type !== undefined));
  const mentioned = types.flatMap(type => mentionedTypes(type, names.ours(DATE_ALIAS)));
  return [...new Set(mentioned)].map(name => `type ${name}`);
}

/** Words that cannot name a parameter in strict code, and our own parameters. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield options context'
  ).split(' '),
);
