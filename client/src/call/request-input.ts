import * as vscode from 'vscode';
import type { Json } from '../../../server/src/contracts/model.ts';
import type { OperationSummary } from '../../../server/src/protocol.ts';

/**
 * Asks for the request of an operation that takes one, starting from one that fits the contract.
 * @returns nothing when the user broke off
 */
export async function askForRequest({
  operationType,
  exampleRequest,
}: OperationSummary): Promise<{ request?: Json } | undefined> {
  if (exampleRequest === undefined) return {};
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Request of {0}', operationType),
    prompt: vscode.l10n.t('The request as JSON. Enter calls, Escape does not.'),
    value: JSON.stringify(exampleRequest),
    ignoreFocusOut: true,
    validateInput: jsonProblem,
  });
  return text === undefined ? undefined : { request: JSON.parse(text) };
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
