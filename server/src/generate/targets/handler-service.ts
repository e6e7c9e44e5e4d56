import type { Operation } from '../../contracts/model.ts';
import type { TargetOptions } from '../target.ts';
import type { Names, ServiceNames } from './names.ts';
import { operationComment, parameterName, promisedResult, requestType, typeImports } from './operation-text.ts';
import { printSchemaOf } from './schemas-module.ts';
import { docComment, importLine, indent, isIdentifier, key, quote, withoutTrailingSpaces } from './source-text.ts';

/** A service's module: the interface that its handler has, and the routes that lead to the handler. */
export function handlerService(
  { service, handler, routes }: ServiceNames,
  names: Names,
  { importExtension }: TargetOptions,
): string {
  const { operations } = service;
  const imports = [
    importLine(
      ['RequestContext', 'Route'].map(name => `type ${names.specifier(name)}`),
      `../runtime/routes${importExtension}`,
    ),
    importLine(typeImports(operations, names), `../types${importExtension}`),
  ];
  const methods = operations.map(operation => printMethod(operation, names)).join('');
  return withoutTrailingSpaces(
    [
      imports.join(''),
      `${docComment(service.description)}export interface ${handler} {\n${indent(methods)}}\n`,
      `${docComment(`The operations of \`${handler}\` behind their HTTP methods and paths.`)}export function ${routes}(handler: ${handler}): ${names.ours('Route')}[] {
  return [
${indent(operations.map(operation => printRoute(operation, names)).join(''), 2)}  ];
}
`,
    ].join('\n'),
  );
}

/** The type of what a handler's method is given: an optional request is given too, as `undefined`. */
export function givenRequest(operation: Operation, names: Names): string | undefined {
  const { request } = operation;
  return request && `${requestType(request, names)}${request.optional ? ' | undefined' : ''}`;
}

function printMethod(operation: Operation, names: Names): string {
  const { request, name } = operation;
  const parameters = [
    ...(request ? [`${parameterName(request)}: ${givenRequest(operation, names)}`] : []),
    `context: ${names.ours('RequestContext')}`,
  ];
  const signature = `${key(name, 'interface')}(${parameters.join(', ')}): ${promisedResult(operation, names)};`;
  return `${operationComment(operation)}${signature}\n`;
}

function printRoute(operation: Operation, names: Names): string {
  const { name, operationType, http, request } = operation;
  const type = givenRequest(operation, names);
  const method = isIdentifier(name) ? `handler.${name}` : `handler[${quote(name)}]`;
  const schema = request && `{ schema: ${printSchemaOf(request.type)}${request.optional ? ', optional: true' : ''} }`;
  const handle = type
    ? `(request, context) => ${method}(request as ${type}, context)`
    : `(_request, context) => ${method}(context)`;
  const fields = [
    `operationType: ${quote(operationType)}`,
    `method: ${quote(http.method)}`,
    `path: ${quote(http.path)}`,
    ...(schema ? [`request: ${schema}`] : []),
    `handle: ${handle}`,
  ];
  return `{\n${indent(fields.map(field => `${field},\n`).join(''))}},\n`;
}
