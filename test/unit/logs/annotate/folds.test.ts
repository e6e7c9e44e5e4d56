import assert from 'node:assert/strict';
import { foldsOf } from '../../../../server/src/logs/annotate/folds.ts';
import { eventsOf } from '../../../../server/src/logs/log-reader.ts';

/** The text with `⌄` before the first line of what can be folded, and `⌃` behind the last. */
function withFolds(text: string): string {
  const lines = text.split('\n');
  for (const { first, last } of foldsOf(text, eventsOf(text))) {
    lines[first] = `⌄${lines[first]}`;
    lines[last] = `${lines[last]}⌃`;
  }
  return lines.join('\n');
}

function folds(name: string, expected: string): void {
  it(name, () => assert.equal(withFolds(expected.replace(/[⌄⌃]/g, '')), expected));
}

describe('folding of logs', () => {
  folds(
    'takes what goes over several lines as one',
    `⌄[mPaaSLog] APMobileNetwork a.b resp:{
  "result-status" = 7014;
}⌃
other
{"resultStatus": 7003, "tips": ""}
`,
  );

  folds(
    'brings together what one request wrote as long as no other comes between',
    `⌄{"resultStatus": 7003, "mgw-traceid": "0a1d7667159712140890222728553"}
text
{"resultStatus": 7003, "mgw-traceid": "0a1d7667159712140890222728553"}⌃
{"resultStatus": 7003, "mgw-traceid": "0a1d7667159712140890222728554"}
{"resultStatus": 7003, "mgw-traceid": "0a1d7667159712140890222728553"}
`,
  );

  folds(
    'takes lines that begin with a space to the line above',
    `⌄java.lang.IllegalStateException
\tat a.b.C
\tat a.b.D⌃
next
⌄other
 goes on⌃
last`,
  );

  it('has nothing to fold in an empty text', () => assert.deepEqual(foldsOf('', []), []));
});
