import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isCancelled } from '../../../../client/src/errors.ts';
import { CancelledError } from '../../../../server/src/cancellation.ts';

/** As another bundle's library makes it: of a class that nobody else has. */
class ResponseError extends Error {
  constructor(readonly code: number) {
    super('refused');
  }
}

describe('what the user took back', () => {
  it('is known by what it says, whichever bundle says so', () => {
    for (const error of [new vscode.CancellationError(), new CancelledError(), new ResponseError(-32800)]) {
      assert.equal(isCancelled(error), true, error.name);
    }
  });

  it('is no failure of the server, and no other value', () => {
    for (const error of [new ResponseError(-32603), new Error('Canceled'), { code: -32800 }, undefined]) {
      assert.equal(isCancelled(error), false);
    }
  });
});
