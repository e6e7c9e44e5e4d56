import assert from 'node:assert/strict';
import { outlineContract } from '../../../server/src/contracts/outline.ts';
import { problemsByOperation } from '../../../server/src/contracts/problem-counts.ts';
import type { Finding, Severity } from '../../../server/src/findings.ts';

/** Each line says what is found on it. */
const CONTRACT = `import type { Id } from './id'; // error
export interface OrderService {
  /** error
   * @operationType a.b
   */
  find(request: {
    id: bigint; // warning error
  }): Promise<void>; // hint
  list(): Promise<void>;
  /** Gone. */ // warning
  close(): Promise<void>;
}
// error
`;

function findingsIn(text: string): Finding[] {
  return text.split('\n').flatMap((line, number) => {
    const position = { line: number, character: 0 };
    const severities = line.match(/error|warning|hint/g) ?? [];
    return severities.map(severity => ({
      code: 'a/b',
      severity: severity as Severity,
      message: '',
      file: 'a.rpc.ts',
      range: { start: position, end: position },
    }));
  });
}

describe('what is wrong with an operation', () => {
  it('stands between its doc comment and its end, errors and warnings alone', () => {
    const counts = problemsByOperation(CONTRACT, outlineContract(CONTRACT), findingsIn(CONTRACT));
    assert.deepEqual(Object.fromEntries(counts), {
      'OrderService.find': { errors: 2, warnings: 1 },
      'OrderService.close': { errors: 0, warnings: 1 },
    });
  });
});
