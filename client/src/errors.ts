import * as vscode from 'vscode';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';

/** Whether the user took back what they asked for. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof vscode.CancellationError) return true;
  // Not by class: what speaks with the server and what knows offline packages are bundles with classes of their own.
  if (!(error instanceof Error)) return false;
  return error.name === 'CancelledError' || ('code' in error && error.code === LSPErrorCodes.RequestCancelled);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
