import * as vscode from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';

/** Whether the user took back what they asked for. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof vscode.CancellationError) return true;
  if (error instanceof ResponseError) return error.code === LSPErrorCodes.RequestCancelled;
  // Not by class: what knows offline packages is a bundle with classes of its own.
  return error instanceof Error && error.name === 'CancelledError';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
