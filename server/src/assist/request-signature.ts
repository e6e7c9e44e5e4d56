import type { Operation } from '../contracts/model.ts';
import { printType } from '../generate/targets/print-type.ts';

/** An operation as a function, and where in that its request stands. */
export interface RequestSignature {
  /** `login(request: LoginRequest): LoginResult`. */
  label: string;
  /** Absent for an operation that takes none. */
  parameter?: { start: number; end: number };
}

export function requestSignature({ name, request, result }: Operation): RequestSignature {
  const parameter = request ? `${request.name}${request.optional ? '?' : ''}: ${printType(request.type, 'Date')}` : '';
  const label = `${name}(${parameter}): ${result ? printType(result, 'Date') : 'void'}`;
  const start = name.length + 1;
  return { label, ...(request && { parameter: { start, end: start + parameter.length } }) };
}
