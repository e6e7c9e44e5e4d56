import assert from 'node:assert/strict';
import { compareModels } from '../../../../server/src/contracts/compatibility/compare-models.ts';
import type { Finding } from '../../../../server/src/findings.ts';
import { withoutSquiggles, withSquiggles } from '../../../support/squiggles.ts';
import { read } from '../contracts.ts';

/** What a new contract does to apps that were released with an older one. */
export async function compare(before: string, after: string): Promise<Finding[]> {
  const [old, next] = [await read({ 'a.rpc.ts': before }), await read({ 'a.rpc.ts': after })];
  for (const { findings } of [old, next])
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  return compareModels(old.model, next.model, '/w');
}

/**
 * Checks that a new contract, marked with findings, gets exactly these against an older one.
 * @returns them
 */
export async function assertBreaks(before: string, marked: string): Promise<Finding[]> {
  const text = withoutSquiggles(marked);
  const findings = await compare(before, text);
  assert.equal(withSquiggles(text, findings), marked);
  return findings;
}

/** A contract of one operation: its request, its response, and the types that they use. */
export function contract(request: string, response: string, types = ''): string {
  return `/** @operationPrefix com.example */
export interface A {
  m(r: ${request}): Promise<${response}>;
}
${types}`;
}
