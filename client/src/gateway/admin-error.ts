/** Why a question about the journal has no answer. */
export type AdminProblem =
  /** The gateway does not answer, or stopped doing so half way. */
  | 'unreachable'
  /** Others came after it, and the journal keeps the last ones only. */
  | 'no-such-entry'
  /** A body is longer than what the journal keeps of it. */
  | 'body-not-kept'
  /** The answer is longer than what is read of it. */
  | 'too-large'
  /** Anything else that the gateway says. */
  | 'refused';

export class AdminError extends Error {
  override name = 'AdminError';

  /** @param detail what the gateway or the system says of it */
  constructor(
    readonly problem: AdminProblem,
    readonly detail: string,
  ) {
    super(`${problem}: ${detail}`);
  }

  /** Of an answer that says no: `{ "error": "no-such-entry", "message": "…" }`. */
  static ofAnswer(status: number, text: string): AdminError {
    const { error, message } = parse(text);
    const problem = error === 'no-such-entry' || error === 'body-not-kept' ? error : 'refused';
    return new AdminError(problem, `${message ?? error ?? status}`);
  }
}

function parse(text: string): { error?: unknown; message?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    // Whatever answers is not the gateway; its status is all that there is to tell.
    return {};
  }
}
