import type { Verdict } from '../../../../server/src/offline/verify/verdict.ts';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { KEY } from '../../../support/offline/test-package.ts';

/** Under the key that packages of tests are signed with. */
export async function verdictOf(bytes: Buffer): Promise<Verdict> {
  return (await verifyPackage(bytesInMemory(bytes), { key: KEY.publicKey })).verdict;
}
