import assert from 'node:assert/strict';
import { alternativesOf } from '../../../../server/src/contracts/compatibility/alternatives.ts';
import { describeAlternatives } from '../../../../server/src/contracts/compatibility/describe-type.ts';
import { operationsOf } from '../../../../server/src/contracts/model.ts';
import { read } from '../contracts.ts';
import { contract } from './against.ts';

/** What messages call a type of a contract. */
async function describeType(type: string, declarations: string): Promise<string> {
  const { model } = await read({ 'a.rpc.ts': contract('string', type, declarations) });
  const [operation] = operationsOf(model);
  assert.ok(operation?.result);
  return describeAlternatives(alternativesOf(operation.result, model));
}

describe('what types are called in messages', () => {
  for (const [type, declarations, wanted] of [
    ['string', '', 'string'],
    ['Date', '', 'Date'],
    ["'a' | 1 | true | null", '', '"a" | 1 | true | null'],
    ['User | User', 'interface User { id: string }', 'User'],
    ['Id', 'type Id = string', 'string'],
    ['Color', "enum Color { red = 'r', blue = 'b' }", '"r" | "b"'],
    ['{ id: string; name?: string }', '', '{ id; name? }'],
    ['User[]', 'interface User { id: string }', 'User[]'],
    ['Record<string, Date>', '', 'Record<string, Date>'],
    ['(string | number)[]', '', '(string | number)[]'],
    ['(string | (Date | null)[])[]', '', '(string | (Date | null)[])[]'],
    ['Record<string, string | null>', '', 'Record<string, string | null>'],
    [`'${'a'.repeat(58)}'`, '', `"${'a'.repeat(58)}"`],
    [`'${'a'.repeat(59)}'`, '', `"${'a'.repeat(58)}…`],
  ] as const) {
    it(`${type} is ${wanted}${declarations && `, with ${declarations}`}`, async () =>
      assert.equal(await describeType(type, declarations), wanted));
  }
});
