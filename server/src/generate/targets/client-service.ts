import type { Model, Operation, Service, Type } from '../../contracts/model.ts';
import { followReferences } from '../../contracts/model-index.ts';
import { remember } from '../../remember.ts';
import type { TargetOptions } from '../target.ts';
import type { Names, ServiceNames } from './names.ts';
import { operationComment, promisedResult, requestParameter, typeImports } from './operation-text.ts';
import { DATE_ALIAS } from './print-type.ts';
import { docComment, importLine, indent, key, list, quote, withoutTrailingSpaces } from './source-text.ts';

/** A service's module: its interface, and a function that makes it over a client. */
export function clientService(named: ServiceNames, names: Names, model: Model, options: TargetOptions): string {
  const { service, type, factory } = named;
  const calls = service.operations.map(operation => printCall(operation, model));
  const ours = ['CallOptions', 'RpcClient', DATE_ALIAS].map(name => names.ours(name));
  // With the service itself, this is all that decides the text.
  const detail = [type, factory, options.importExtension, names.promise, ...ours, ...calls].join('\n');
  return serviceText(service, detail, { named, names, calls, extension: options.importExtension });
}

interface ServiceContext {
  named: ServiceNames;
  names: Names;
  calls: string[];
  extension: string;
}

const serviceText = remember((service: Service, _detail: string, context: ServiceContext) => {
  const { named, names, calls, extension } = context;
  const { type, factory } = named;
  const { operations } = service;
  const usesBody = calls.some(text => text.includes('withRequestBody('));
  const imports = [
    importLine(usesBody ? ['withRequestBody'] : [], `../runtime/request-data${extension}`),
    importLine(
      ['CallOptions', 'RpcClient'].map(name => `type ${names.specifier(name)}`),
      `../runtime/rpc-client${extension}`,
    ),
    importLine(typeImports(operations, names), `../types${extension}`),
  ];
  const methods = operations.map(operation => printMethod(operation, names)).join('');
  return withoutTrailingSpaces(
    [
      imports.join(''),
      `${docComment(service.description)}export interface ${type} {\n${indent(methods)}}\n`,
      `${docComment(`\`${type}\` over a client.`)}export function ${factory}(client: ${names.ours('RpcClient')}): ${type} {
  return {
${indent(calls.join(''), 2)}  };
}
`,
    ].join('\n'),
  );
});

function printMethod(operation: Operation, names: Names): string {
  const { request } = operation;
  const parameters = [...(request ? [requestParameter(request, names)] : []), `options?: ${names.ours('CallOptions')}`];
  const signature = `${key(operation.name, 'interface')}(${parameters.join(', ')}): ${promisedResult(operation, names)};`;
  return `${operationComment(operation)}${signature}\n`;
}

function printCall(operation: Operation, model: Model): string {
  const parameters = operation.request ? '(request, options)' : 'options';
  const data = requestData(operation, model);
  const start = `${key(operation.name, 'literal')}: ${parameters} =>`;
  const parts = [description(operation, model), data, 'options'];
  const line = `${start} client.call(${parts.join(', ')}),`;
  return line.length <= 116 ? `${line}\n` : `${start}\n${indent(list('client.call(', parts, '),'))}\n`;
}

/** What `Operation` in the runtime wants to know, defaults left out. */
function description(operation: Operation, model: Model): string {
  const { operationType, signCheck, retryable, timeoutMs, result } = operation;
  const kind = resultKind(result, model);
  const fields = [
    `operationType: ${quote(operationType)}`,
    ...(signCheck ? [] : ["signCheck: 'no'"]),
    ...(retryable ? ['retryable: true'] : []),
    ...(timeoutMs === undefined ? [] : [`timeoutMs: ${timeoutMs}`]),
    ...(kind === 'object' ? [] : [`result: ${quote(kind)}`]),
  ];
  return `{ ${fields.join(', ')} }`;
}

/** One array element for the one argument. Only APIs with a body of their own have it under `_requestBody`. */
function requestData({ request, http }: Operation, model: Model): string {
  if (!request) {
    return '[]';
  }
  const hasBody = http.method === 'POST' || http.method === 'PUT';
  if (hasBody && (http.explicit || hasProperty(request.type, '_requestBody', model))) {
    return `withRequestBody(${['request', ...http.pathParameters.map(quote)].join(', ')})`;
  }
  return request.optional ? 'request === undefined ? [] : [request]' : '[request]';
}

/** Whether a request would be taken for one with a body of its own. */
function hasProperty(type: Type, name: string, model: Model): boolean {
  const followed = followReferences(type, model);
  return followed.kind === 'object' && followed.properties.some(property => property.name === name);
}

/** How a result travels: containers wrap what is no object, and a text may come without quotes. */
function resultKind(type: Type | undefined, model: Model): 'object' | 'nothing' | 'text' | 'json' {
  if (type === undefined) {
    return 'nothing';
  }
  const followed = followReferences(type, model);
  const members =
    followed.kind === 'union' ? followed.members.map(member => followReferences(member, model)) : [followed];
  const kinds = new Set(members.map(kindOf));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : 'json';
}

function kindOf(type: Type): 'object' | 'text' | 'json' {
  switch (type.kind) {
    case 'object':
    case 'record':
      return 'object';
    case 'string':
    case 'date':
      return 'text';
    case 'literal':
      return typeof type.value === 'string' ? 'text' : 'json';
    case 'enum':
      return type.members.every(member => typeof member.value === 'string') ? 'text' : 'json';
    default:
      return 'json';
  }
}
