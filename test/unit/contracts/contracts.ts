import assert from 'node:assert/strict';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import type { Finding } from '../../../server/src/findings.ts';
import { withoutSquiggles, withSquiggles } from '../../support/squiggles.ts';
import { TestWorkspace } from '../../support/workspace.ts';

export const CONFIG = '{ "contracts": ["**/*.rpc.ts"] }';

/** Reads contracts, and what they import, from a workspace of these files. */
export async function read(files: Record<string, string | Uint8Array>) {
  await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, ...files });
  return await new ContractReader(await workspace.config()).read();
}

/**
 * Checks that a marked contract gets exactly the findings with which it is marked.
 * @returns them
 */
export async function assertFindings(marked: string, others: Record<string, string> = {}): Promise<Finding[]> {
  const text = withoutSquiggles(marked);
  const all = (await read({ 'a.rpc.ts': text, ...others })).findings;
  const findings = all.filter(finding => finding.file.endsWith('a.rpc.ts'));
  assert.equal(withSquiggles(text, findings), marked);
  return findings;
}
