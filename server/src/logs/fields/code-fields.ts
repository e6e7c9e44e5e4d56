import { resultCode } from '../../catalog/result-codes.ts';
import type { EventKind } from '../event.ts';
import { plainName } from './call-fields.ts';
import type { Field, ObjectReader } from './read-fields.ts';

/** A field that says how a call ended. */
export interface CodeField {
  field: Field;
  code: number;
  /** Where the number alone does not tell it. */
  kind?: EventKind;
  isFromBridge: boolean;
}

/** Of H5's bridge: network error and timeout (documented AY/72758), and a limit that the container showed (seen in code). */
const BRIDGE_CODES = [10, 11];
const LIMIT_SHOWN = 100201;

/** What objects that the bridge gives have beside `error`. Seen in code. */
const BESIDE_ERROR = ['errormessage', 'operationtype', 'resdata', 'mgwtraceid', 'resultstatus', 'tips', 'memo'];

/**
 * Whether a field of an object says how a call ended: `resultStatus` does, and `error` where the rest speaks for it.
 * @param object that it is in: its fields, those of objects around it and of those in it count
 */
export function codeField(field: Field, object: ObjectReader): CodeField | undefined {
  const code = Number(field.value);
  if (plainName(field.name) === 'resultstatus') {
    return isStatus(field, namesAround(field, object)) ? { field, code, isFromBridge: false } : undefined;
  }
  if (field.name !== 'error' || !/^\d{2,6}$/.test(field.value)) return undefined;
  const names = namesAround(field, object);
  if (code === LIMIT_SHOWN || (BRIDGE_CODES.includes(code) && names.includes('errormessage'))) {
    return { field, code, kind: 'jsapi', isFromBridge: true };
  }
  const isAlone = names.length === 1 && object.end !== undefined;
  const isOfCall = isAlone || names.some(each => BESIDE_ERROR.includes(each));
  return isOfCall && isGatewayCode(code) ? { field, code, isFromBridge: true } : undefined;
}

/** Those of signatures are in no list as a whole: SDKs have constants for more of them than are documented. */
function isGatewayCode(code: number): boolean {
  return resultCode(code) !== undefined || (code >= 7000 && code < 7020);
}

function namesAround({ owner }: Field, object: ObjectReader): string[] {
  return object.around(owner).map(({ name }) => plainName(name));
}

/**
 * The payment SDK answers with `resultStatus`, `memo` and `result`, whose numbers mean something else: telling it by that
 * is our choice. A header may have any number, a field has those of four digits or more.
 */
function isStatus({ name, value }: Field, names: readonly string[]): boolean {
  const isOfPayment = names.includes('memo') && names.includes('result') && !names.includes('tips');
  const isHeader = name.includes('-');
  return !isOfPayment && (isHeader ? /^\d{1,6}$/ : /^\d{4,6}$/).test(value);
}
