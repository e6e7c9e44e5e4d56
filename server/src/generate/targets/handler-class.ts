import type { Operation } from '../../contracts/model.ts';
import type { OwnedFile, Skeleton, SkeletonMethod, TargetOptions } from '../target.ts';
import { givenRequest } from './handler-service.ts';
import type { Names, ServiceNames } from './names.ts';
import { operationComment, parameterName, promisedResult, typeImports } from './operation-text.ts';
import { docComment, importLine, indent, key, quote, withoutTrailingSpaces } from './source-text.ts';

/** The user's class for a service: every method answers 501 until they write it. */
export function handlerClass(named: ServiceNames, names: Names, { importExtension }: TargetOptions): OwnedFile {
  const { service, handler, implementation } = named;
  const from = `../index${importExtension}`;
  const notImplemented = names.ours('NotImplementedError');
  const methods = service.operations.map(operation => methodOf(operation, names));
  const types = [...new Set(methods.flatMap(method => method.imports))].filter(name => name !== notImplemented).sort();
  const skeleton: Skeleton = {
    className: implementation,
    methods,
    imports: { from, names: [...types, notImplemented], values: [notImplemented] },
  };
  const specifiers = [...types, handler].map(name => `type ${name}`);
  const text = `${importLine([...specifiers, notImplemented], from)}
${docComment(service.description)}export class ${implementation} implements ${handler} {
${methods.map(method => method.text).join('\n\n')}
}
`;
  return { kind: 'owned', path: handlerPath(named), text, sources: [service.source.file], skeleton };
}

/** Where that class is, relative to the target's `out` folder. */
export function handlerPath({ module }: ServiceNames): string {
  return `handlers/${module}.ts`;
}

function methodOf(operation: Operation, names: Names): SkeletonMethod {
  const { name, operationType, request } = operation;
  // Not used yet, and the underscore tells the compiler that this is meant.
  const parameter = request ? `_${parameterName(request)}: ${givenRequest(operation, names)}` : '';
  const notImplemented = names.ours('NotImplementedError');
  const signature = `async ${key(name, 'class')}(${parameter}): ${promisedResult(operation, names)}`;
  const text = `${operationComment(operation)}${signature} {\n  throw new ${notImplemented}(${quote(operationType)});\n}`;
  const types = typeImports([operation], names).map(specifier => specifier.slice('type '.length));
  return { name, text: withoutTrailingSpaces(indent(text)), imports: [...types.sort(), notImplemented] };
}
