import * as vscode from 'vscode';
import { AdminError } from './admin-error.ts';
import { adminProblemText } from './admin-problem-text.ts';
import type { Gateway } from './gateway.ts';
import { MocksClient } from './mocks-client.ts';

/**
 * Asks the gateway that runs about its mocks.
 * @throws with the reason in words, also when no gateway runs
 */
export async function askMocks<T>({ admin }: Gateway, question: (mocks: MocksClient) => Promise<T>): Promise<T> {
  if (!admin) throw new Error(vscode.l10n.t('The mock gateway does not run.'));
  try {
    return await question(new MocksClient(admin));
  } catch (error) {
    throw error instanceof AdminError ? new Error(adminProblemText(error)) : error;
  }
}
