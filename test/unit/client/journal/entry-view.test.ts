import assert from 'node:assert/strict';
import { entryView } from '../../../../client/src/journal/entry-view.ts';
import type { JournalEntry } from '../../../../server/src/gateway/journal/entry.ts';
import type { JournalBackendCall } from '../../../../server/src/gateway/journal/present-backend-call.ts';
import { row } from './rows.ts';

type JournalRequest = JournalBackendCall['request'];
type JournalAnswer = NonNullable<JournalBackendCall['answer']>;

const entry = (changes: Partial<JournalEntry> = {}): JournalEntry => ({
  ...row(),
  request: { method: 'POST', url: '/mgw.htm', headers: [['Ts', '1']], body: '[]' },
  answer: { headers: [['Result-Status', '1000']], body: '{}' },
  ...changes,
});

describe('an entry of the journal, as it is shown', () => {
  it('has the request and the answer', () => {
    assert.deepEqual(entryView(entry()), {
      row: row(),
      memo: '',
      request: { line: 'POST /mgw.htm', headers: [['Ts', '1']], body: '[]', isCut: false },
      answer: { line: '', headers: [['Result-Status', '1000']], body: '{}', isCut: false },
      backend: [],
    });
  });

  it('has what the backend was asked, and what came of it', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const request = { method: 'GET', url: 'http://127.0.0.1:3000/a', headers: [], body: '' } satisfies JournalRequest;
    const answer = { status: 201, headers: [['A', '%41']], body: '{}', isCut: true } satisfies JournalAnswer;
    const failure = { code: 4001, message: 'It took too long.' };
    const view = entryView(
      entry({
        backend: [
          { at, ms: 2, attempts: 2, request, answer },
          { at, ms: 300, attempts: 1, request, failure },
        ],
      }),
    );
    const shown = { line: 'GET http://127.0.0.1:3000/a', headers: [], body: '', isCut: false };
    assert.deepEqual(view.backend, [
      {
        ms: 2,
        attempts: 2,
        request: shown,
        answer: { line: 'HTTP 201', headers: [['A', '%41']], body: '{}', isCut: true },
        failure: '',
      },
      { ms: 300, attempts: 1, request: shown, failure: '4001: It took too long.' },
    ]);
    assert.ok(!('backend' in view.row));
  });

  it('has memo and tips as they are read, and nothing else decoded', () => {
    const headers: [string, string][] = [
      ['Memo', '%E9%AA%8C%E7%AD%BE'],
      ['tips', 'a%20b'],
      ['Location', 'a%20b'],
    ];
    const { memo, answer } = entryView(entry({ answer: { headers, body: '', isCut: true } }));
    assert.equal(memo, '验签');
    assert.deepEqual(answer.headers, [
      ['Memo', '验签'],
      ['tips', 'a b'],
      ['Location', 'a%20b'],
    ]);
    assert.equal(answer.isCut, true);
  });

  it('explains a signature with lines to change and what was signed', () => {
    const explanation = {
      code: 7002,
      hypothesis: 'Ts is in seconds.',
      mistakes: ['seconds'],
      change: ["content = … + '&Ts=' + headers['Ts']"],
      expected: 'Operation-Type=a&Request-Data=W10=&Ts=1000',
      received: '[redacted]',
      algorithm: 'md5(secret & "&" & expected)',
      signed: 'Operation-Type=a&Request-Data=W10=&Ts=1',
      difference: { at: 38, expected: '', signed: '' },
      tried: 12,
    };
    const view = entryView(entry({ explanation })).explanation;
    assert.equal(view?.hypothesis, 'Ts is in seconds.');
    assert.deepEqual(view.change, explanation.change);
    assert.deepEqual(
      view.comparison.content.map(({ of }) => of),
      ['both', 'both', 'expected', 'signed'],
    );
    assert.deepEqual(view.facts, [
      { name: 'algorithm', value: explanation.algorithm },
      { name: 'tried', value: '12' },
    ]);
  });

  it('shows what is expected where nothing is known of what was signed', () => {
    const view = entryView(
      entry({ explanation: { code: 7002, hypothesis: 'x', expected: 'Operation-Type=a', tried: 70 } }),
    );
    assert.deepEqual(view.explanation?.comparison, { content: [], data: [] });
    assert.deepEqual(view.explanation.facts, [
      { name: 'expected', value: 'Operation-Type=a' },
      { name: 'tried', value: '70' },
    ]);
  });

  it('compares nothing with what is not shown', () => {
    const explanation = { code: 7002, hypothesis: 'x', expected: 'Operation-Type=a', signed: '[redacted]' };
    const view = entryView(entry({ explanation })).explanation;
    assert.deepEqual(view?.comparison.content, []);
    assert.deepEqual(view.facts, [{ name: 'expected', value: 'Operation-Type=a' }]);
  });

  it('tells whatever else the gateway says, by its names', () => {
    const explanation = {
      code: 3002,
      hypothesis: 'x',
      expected: 1,
      received: null,
      violations: [{ path: 'a', message: 'is required' }],
      more: [{ path: 'a' }],
    };
    assert.deepEqual(entryView(entry({ explanation })).explanation?.facts, [
      { name: 'expected', value: '1' },
      { name: 'violations', value: 'a: is required' },
      { name: 'more', value: '[\n  {\n    "path": "a"\n  }\n]' },
    ]);
  });

  it('has no explanation where there is none that can be read', () => {
    for (const explanation of [null, 'x', []]) assert.equal(entryView(entry({ explanation })).explanation, undefined);
  });
});
