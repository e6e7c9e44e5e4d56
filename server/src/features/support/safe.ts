import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { isCancelledError, throwIfCancelled } from '../../cancellation.ts';
import { GenerateError } from '../../generate/generate-error.ts';
import { GitError } from '../../git/git-error.ts';
import { ImportError } from '../../import/import-error.ts';

/** A failure that the user can do something about; its message goes to them as it is. */
export class UserError extends Error {
  override name = 'UserError';
}

/**
 * Wraps a request handler so that one that fails harms no other: a cancelled request is answered as such, a
 * `UserError` by its message, and anything else by a plain sentence, with the stack in the log only.
 */
export function runSafe<P, R>(
  connection: Connection,
  label: string,
  handler: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    try {
      throwIfCancelled(token);
      return await handler(params, token);
    } catch (error) {
      if (isCancelledError(error)) return new ResponseError(LSPErrorCodes.RequestCancelled, l10n.t('Cancelled.'));
      if (isForUser(error)) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      logError(connection, label, error);
      const message = error instanceof Error ? error.message : String(error);
      return new ResponseError(ErrorCodes.InternalError, l10n.t('{0} failed: {1}', label, message));
    }
  };
}

/** Whether an error's message is written for the user, who can do something about it. */
export function isForUser(error: unknown): error is Error {
  return [UserError, GenerateError, GitError, ImportError].some(each => error instanceof each);
}

/** For handlers that nobody waits for: a failure goes to the log instead of ending the process. */
export function runDetached(connection: Connection, label: string, work: Promise<unknown>): void {
  work.catch(error => logError(connection, label, error));
}

/** Does work of which nobody hears: a failure goes to the log, and nothing comes back. */
export function runGuarded<R>(connection: Connection, label: string, work: () => R): R | undefined {
  try {
    return work();
  } catch (error) {
    logError(connection, label, error);
    return undefined;
  }
}

export function logError(connection: Connection, label: string, error: unknown): void {
  const text = `${label}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  try {
    connection.console.error(text);
  } catch {
    // The client is gone, and its log with it: what was under way fails for that, and may not fail the process.
  }
}
