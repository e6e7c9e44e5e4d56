import type { Range } from '../findings.ts';
import { camelCase } from '../generate/targets/names.ts';
import type { ImportedContracts } from '../import/contract.ts';
import { layOut } from '../import/layout.ts';
import { operationTypeOf, subjectOf } from '../import/names.ts';
import { lineIndex } from '../line-index.ts';

/** A contract to start from. */
export interface NewContract {
  /** Of its file. */
  name: string;
  text: string;
  /** Where its one operation's name stands, to be changed in one go: the method first. */
  names: Range[];
}

/** The operation that a new contract has. */
export const OPERATION = 'get';
const DESCRIPTION = `Describe ${OPERATION}`;

/**
 * A contract of one service with one operation, printed as imported ones are.
 * @param prefix what the operation type starts with
 */
export function newContract(service: string, prefix: string): NewContract {
  const [contract] = layOut(contents(service, prefix));
  if (!contract) throw new Error(`There is no contract of ${service}.`);
  const { name, text } = contract;
  const positionAt = lineIndex(text);
  const names = [`  ${OPERATION}`, operationTypeOf(prefix, OPERATION), DESCRIPTION].map(words => {
    const end = text.indexOf(words) + words.length;
    return { start: positionAt(end - OPERATION.length), end: positionAt(end) };
  });
  return { name, text, names };
}

/** The file of a service's new contract. */
export function contractFileName(service: string): string {
  return newContract(service, '').name;
}

function contents(service: string, prefix: string): ImportedContracts {
  const subject = subjectOf(service);
  const [request, result] = [`${subject}Request`, `${subject}Result`];
  const id = { name: 'id', type: { kind: 'string' }, optional: false } as const;
  return {
    services: [
      {
        name: service,
        description: `Describe ${service}.`,
        operations: [
          {
            name: OPERATION,
            description: `${DESCRIPTION}.`,
            operationType: operationTypeOf(prefix, OPERATION),
            request: { name: 'request', type: { kind: 'reference', name: request }, optional: false },
            result: { kind: 'reference', name: result },
            signCheck: true,
            checkLogin: false,
            retryable: false,
          },
        ],
      },
    ],
    types: [request, result].map(name => ({ name, body: { kind: 'interface', bases: [], properties: [id] } })),
  };
}

/** What operation types of a service end in before the operation: `OrderService` → `order`. */
export function subjectSegment(service: string): string {
  return camelCase(subjectOf(service));
}
