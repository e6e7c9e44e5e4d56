import * as l10n from '@vscode/l10n';
import { toSchema } from '../../../contracts/json-schema.ts';
import type { Operation } from '../../../contracts/model.ts';
import { validate } from '../../../generate/runtime/validate.ts';
import type { Contract } from '../../contract.ts';

/**
 * How a handler's answer breaks the contract, in words; nothing when it does not.
 * @param body JSON
 */
export function brokenContract(
  name: string,
  { result }: Operation,
  body: string,
  contract: Contract,
): string | undefined {
  if (!result) return undefined;
  const [violation] = validate(toSchema(result), JSON.parse(body), contract.definitions);
  if (!violation) return undefined;
  const what = violation.path === '' ? violation.message : `${violation.path} ${violation.message}`;
  return l10n.t('The mock handler {0} breaks the contract, and is answered all the same: {1}.', name, what);
}
