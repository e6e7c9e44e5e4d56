import * as l10n from '@vscode/l10n';
import { isOperationType } from '../../contracts/operation-type.ts';
import type { ImportedOperation, ImportedService } from '../contract.ts';
import { methodName, UniqueNames } from '../names.ts';
import { annotation, textElement } from './annotations.ts';
import { documentationOf } from './class-declarations.ts';
import type { ClassIndex } from './class-index.ts';
import type { JavaClass, JavaMethod } from './java-model.ts';
import type { TypeConverter } from './type-converter.ts';

/** Whether a class or interface has operations. */
export function isService({ methods }: JavaClass): boolean {
  return methods.some(method => annotation(method, 'OperationType'));
}

/** Operation types and the service that had them first. */
export type KnownOperations = Map<string, string>;

/** An interface with `@OperationType` as a service. */
export function readService(
  java: JavaClass,
  name: string,
  known: KnownOperations,
  converter: TypeConverter,
  index: ClassIndex,
): ImportedService {
  const methods = new UniqueNames();
  const operations = java.methods.flatMap(method => readOperation(method, java, { known, methods }, converter, index));
  const { others: _, ...documentation } = documentationOf(java);
  return { name, ...documentation, operations };
}

function readOperation(
  method: JavaMethod,
  java: JavaClass,
  names: { known: KnownOperations; methods: UniqueNames },
  converter: TypeConverter,
  index: ClassIndex,
): ImportedOperation[] {
  const { report } = java.source;
  const operationType = operationTypeOf(method, java, index);
  if (operationType === undefined) return [];
  const owner = names.known.get(operationType);
  if (owner !== undefined) {
    const message = l10n.t('{0} has the operation type "{1}" already. This one is left out.', owner, operationType);
    report.add('warning', 'operation-type', method.place, message);
    return [];
  }
  const [parameter, second] = method.parameters;
  if (second) {
    const message = l10n.t(
      'An operation of a contract takes one request: put these parameters into a class. It is left out.',
    );
    report.add('error', 'parameter', second.place, message);
    return [];
  }
  names.known.set(operationType, java.name);
  if (parameter) reportHttpBody(parameter.type.name, method, java, index);
  const isVoid = !method.type || method.type.name === 'Void';
  const policy = {
    signCheck: textElement(annotation(method, 'SignCheck'), 'value') !== 'no',
    checkLogin: annotation(method, 'CheckLogin') !== undefined,
    retryable: annotation(method, 'Retryable') !== undefined,
  };
  return [
    {
      name: names.methods.take(methodName(method.name) ?? 'operation'),
      operationType,
      ...documentationOf(method),
      ...(parameter && { request: { name: 'request', type: converter.plain(parameter.type, java), optional: false } }),
      ...(method.type && !isVoid && { result: converter.plain(method.type, java) }),
      ...policy,
    },
  ];
}

/** Its value, through constants. */
function operationTypeOf(method: JavaMethod, java: JavaClass, index: ClassIndex): string | undefined {
  const { report } = java.source;
  const given = annotation(method, 'OperationType');
  if (!given) {
    const message = l10n.t(
      '"{0}" has no @OperationType, so the gateway does not know it. It is left out.',
      method.name,
    );
    const isAbstract =
      java.kind === 'interface' && !['default', 'static', 'private'].some(word => method.modifiers.has(word));
    if (isAbstract) report.add('warning', 'operation-type', method.place, message);
    return undefined;
  }
  const value = given.elements.get('value');
  const text = value && index.textOf(value, java);
  if (text !== undefined && isOperationType(text)) return text;
  const message =
    text === undefined
      ? l10n.t('The constants of this operation type are in none of these files. "{0}" is left out.', method.name)
      : l10n.t('"{0}" cannot be an operation type. "{1}" is left out.', text, method.name);
  report.add('error', 'operation-type', given.place, message);
  return undefined;
}

/** The console's clients have the body of an HTTP API in a field of this name: what is on the wire stays so. */
function reportHttpBody(requestType: string, method: JavaMethod, java: JavaClass, index: ClassIndex): void {
  const request = index.find(requestType, java);
  if (!request?.fields.some(field => field.name === '_requestBody')) return;
  const message = l10n.t(
    'This is an HTTP API, whose body is in "_requestBody". Give it @http with the verb and path of the console, and take what is in that field for the request.',
  );
  java.source.report.add('info', 'http', method.place, message);
}
