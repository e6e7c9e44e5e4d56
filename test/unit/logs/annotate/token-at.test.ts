import assert from 'node:assert/strict';
import { tokenAt } from '../../../../server/src/logs/annotate/token-at.ts';
import { readMarks, withMarks } from '../../../support/marks.ts';

/** What stands at the cursor: the line with marks around it, and what it is. */
function at(marked: string): string {
  const { text, cursor = 0 } = readMarks(marked);
  const token = tokenAt(text, cursor);
  return token ? `${withMarks(text, [token])} ${token.kind}: ${token.text}` : 'nothing';
}

describe('what stands at a place in a log', () => {
  const CASES: [marked: string, expected: string][] = [
    [
      'id=0a1d76671┆59712140890222728553;',
      'id=«0a1d7667159712140890222728553»; trace-id: 0a1d7667159712140890222728553',
    ],
    ['memo = "┆%E9%AA%8C%E7%AD%BE";', 'memo = "«%E9%AA%8C%E7%AD%BE»"; percent-encoded: 验签'],
    ['100%25 cut %E9%A┆A', 'nothing'],
    ['called com.example.lo┆gin.', 'called «com.example.login». name: com.example.login'],
    ['called com.example.login┆,', 'called «com.example.login», name: com.example.login'],
    ['cost 7002┆ ms', 'nothing'],
    ['a ┆ b', 'nothing'],
    ['', 'nothing'],
  ];
  for (const [marked, expected] of CASES) it(marked || 'an empty line', () => assert.equal(at(marked), expected));
});
