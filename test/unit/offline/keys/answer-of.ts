import assert from 'node:assert/strict';
import { KeyError } from '../../../../server/src/offline/keys/key-error.ts';

/** `-`, or the code, with the algorithm that the message names when it is the wrong one. Nothing but a KeyError is an answer. */
export async function answerOf(read: () => unknown): Promise<string> {
  try {
    await read();
    return '-';
  } catch (error) {
    assert.ok(error instanceof KeyError, `${error}`);
    assert.ok(error.message.length > 20);
    assert.doesNotMatch(error.message, /\{\d\}|[A-Za-z0-9+/]{40}|secret/);
    const [, algorithm] = /key for ([\w-]+)\./.exec(error.message) ?? [];
    return algorithm ? `${error.code}:${algorithm}` : error.code;
  }
}
