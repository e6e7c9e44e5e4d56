import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  type Hover,
  HoverRequest,
  ReferencesRequest,
  type ServerCapabilities,
} from 'vscode-languageserver-protocol';
import { CancelledError } from '../../server/src/cancellation.ts';
import type { Features } from '../../server/src/features/index.ts';
import { type Answer, answerTo, joinAnswers } from '../../server/src/features/support/answers.ts';
import { UserError } from '../../server/src/features/support/safe.ts';
import { connect } from './connect.ts';

const AT = { textDocument: { uri: 'file:///a.ts' }, position: { line: 0, character: 0 } };
const REFERENCES = { ...AT, context: { includeDeclaration: true } };

function features(...answers: Answer[]): Features {
  const capabilities: ServerCapabilities = {};
  return Object.fromEntries(
    answers.map((answer, index) => [`feature ${index}`, () => ({ capabilities, answers: [answer] })]),
  );
}

function hover(value: string): Hover {
  return { contents: { kind: 'markdown', value } };
}

function hoverOf(answer: () => Promise<Hover | null>): Answer {
  return answerTo(HoverRequest.type, answer);
}

function place(line: number) {
  const at = { line, character: 0 };
  return { uri: 'file:///a.ts', range: { start: at, end: at } };
}

function referencesOf(...lines: number[]): Answer {
  return answerTo(ReferencesRequest.type, async () => lines.map(place));
}

const failing = hoverOf(() => Promise.reject(new Error('broken on purpose')));
const silent = hoverOf(async () => null);
const saying = (value: string) => hoverOf(async () => hover(value));

async function ask(...answers: Answer[]) {
  await using client = await connect({ mode: 'in-band', folders: [], features: features(...answers) });
  const answer = await client.connection.sendRequest(HoverRequest.type, AT);
  return { answer, logs: client.logs.map(({ message }) => message.split('\n')[0]) };
}

describe('answers of several features', () => {
  it('are joined: texts with a line between them, lists one behind the other', async () => {
    const { answer } = await ask(saying('one'), silent, saying('two'));
    assert.deepEqual(answer, hover('one\n\n---\n\ntwo'));
    await using client = await connect({
      mode: 'in-band',
      folders: [],
      features: features(referencesOf(1), referencesOf(), referencesOf(2, 3)),
    });
    const found = await client.connection.sendRequest(ReferencesRequest.type, REFERENCES);
    assert.deepEqual(found, [1, 2, 3].map(place));
  });

  it('are one list of completions, which is not the whole when one of them is not', () => {
    const [a, b] = [{ label: 'a' }, { label: 'b' }];
    assert.deepEqual(joinAnswers([[a], { isIncomplete: true, items: [b] }]), { isIncomplete: true, items: [a, b] });
    assert.deepEqual(joinAnswers([[a], null, [b]]), [a, b]);
  });

  it('outlive a feature that fails, which the log names', async () => {
    const { answer, logs } = await ask(failing, saying('alive'));
    assert.deepEqual(answer, hover('alive'));
    assert.deepEqual(logs, ['feature 0 (textDocument/hover): Error: broken on purpose']);
  });

  it('are nothing, and no error, when the only feature fails', async () => {
    const { answer, logs } = await ask(failing);
    assert.equal(answer, null);
    assert.equal(logs.length, 1);
  });

  it('are a refusal that the user reads, when one refuses and none answers', async () => {
    const refusing = hoverOf(() => Promise.reject(new UserError('Not here.')));
    await assert.rejects(ask(refusing, silent), { message: 'Not here.' });
    assert.deepEqual((await ask(refusing, saying('but here'))).answer, hover('but here'));
  });

  it('are called off with their request', async () => {
    const waiting = answerTo(
      HoverRequest.type,
      (_, token) => new Promise((_, reject) => void token.onCancellationRequested(() => reject(new CancelledError()))),
    );
    await using client = await connect({ mode: 'in-band', folders: [], features: features(waiting) });
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(HoverRequest.type, AT, source.token);
    source.cancel();
    await assert.rejects(asked, { message: 'Cancelled.' });
  });
});
