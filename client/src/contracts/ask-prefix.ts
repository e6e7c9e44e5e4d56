import * as vscode from 'vscode';
import { isOperationType } from '../../../server/src/contracts/operation-type.ts';

/** Asks what operation types start with, without the dot behind it. */
export async function askPrefix(title: string, proposed: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('What operation types start with, as in com.example.account'),
    value: proposed,
    ignoreFocusOut: true,
    validateInput: text =>
      isOperationType(withoutDot(text)) ? undefined : vscode.l10n.t('Letters, digits, "_", "-" and "." can be in it.'),
  });
  return answer === undefined ? undefined : withoutDot(answer);
}

function withoutDot(text: string): string {
  return text.trim().replace(/\.$/, '');
}
