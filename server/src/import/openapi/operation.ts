import * as l10n from '@vscode/l10n';
import { isOperationType } from '../../contracts/operation-type.ts';
import type { ImportedOperation } from '../contract.ts';
import { type ImportNames, methodName, operationTypeOf, typeName, type UniqueNames } from '../names.ts';
import { documentationOf } from './documentation.ts';
import type { PathOperation } from './path-operations.ts';
import { readRequest } from './request.ts';
import { readResult } from './result.ts';
import type { SchemaReader } from './schema-reader.ts';
import { member, membersOf, numberOf, type SpecNode, textOf } from './spec-node.ts';

/** The names of an import, and those of methods in one service. */
type OperationNames = ImportNames & { methods: UniqueNames };

/** An operation of a document as one of a contract. */
export function readOperation(
  operation: PathOperation,
  names: OperationNames,
  reader: SchemaReader,
): ImportedOperation {
  const { node } = operation;
  const id = textOf(member(node, 'operationId')) ?? '';
  const byPath = nameByPath(operation);
  const name = names.methods.take(methodName(id) ?? byPath);
  // Operation types are ASCII: of other letters nothing would be left.
  const operationType = operationTypeFor(operation, /[A-Za-z\d]/.test(id) ? id : byPath, names, reader);
  const hint = typeName(name);
  const request = readRequest(operation, hint, reader);
  const result = readResult(operation, hint, reader);
  const [callback] = membersOf(member(node, 'callbacks'));
  if (callback) reader.report.leave('callback', callback[1].place, callbackMessage);
  return {
    name,
    operationType,
    ...documentationOf(node),
    ...request,
    ...(result && { result }),
    ...policyOf(node, reader),
  };
}

function callbackMessage(count: number): string {
  return l10n.t('{0} operations have callbacks, which backends send and gateways do not. They are left out.', count);
}

/** `GET /orders/{id}/items` → `getOrdersByIdItems`. */
function nameByPath({ verb, path }: PathOperation): string {
  const words = path.replace(/\{([^{}]*)\}/g, ' by $1 ');
  return methodName(`${verb.toLowerCase()} ${words}`) ?? 'operation';
}

/** `x-operation-type`, or else the prefix and the operation's id. */
function operationTypeFor(
  { node }: PathOperation,
  id: string,
  names: OperationNames,
  { report }: SchemaReader,
): string {
  const written = member(node, 'x-operation-type');
  const given = textOf(written);
  const isUsable = given !== undefined && isOperationType(given);
  if (written && !isUsable) {
    const message = l10n.t(
      'x-operation-type takes letters, digits, "_", "-" and ".", as in com.example.account.login.',
    );
    report.add('warning', 'operation-type', written.place, message);
  }
  const wanted = isUsable ? given : operationTypeOf(names.prefix, id);
  const operationType = names.operationTypes.take(wanted);
  if (operationType !== wanted) {
    const message = l10n.t(
      'Another operation has the operation type "{0}". This one gets "{1}".',
      wanted,
      operationType,
    );
    report.add('warning', 'operation-type', (written ?? node).place, message);
  }
  return operationType;
}

type Policy = Pick<ImportedOperation, 'signCheck' | 'checkLogin' | 'retryable' | 'timeoutMs'>;

/** Extensions that are named as the tags are: `x-sign-check: false`, `x-check-login`, `x-retryable`, `x-timeout`. */
function policyOf(node: SpecNode, { report }: SchemaReader): Policy {
  const timeout = member(node, 'x-timeout');
  const timeoutMs = numberOf(timeout);
  const isTimeout = timeoutMs !== undefined && Number.isSafeInteger(timeoutMs) && timeoutMs > 0;
  if (timeout && !isTimeout) report.add('warning', 'malformed', timeout.place, l10n.t('x-timeout takes milliseconds.'));
  const says = (word: string, wanted: boolean) => {
    const value = member(node, word);
    return value?.kind === 'scalar' && value.value === wanted;
  };
  return {
    signCheck: !says('x-sign-check', false),
    checkLogin: says('x-check-login', true),
    retryable: says('x-retryable', true),
    ...(isTimeout && { timeoutMs }),
  };
}
