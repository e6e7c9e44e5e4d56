/** Whether the system says why something cannot be done, such as that a log is gone. Anything else is a mistake of ours. */
export function isSystemError(error: unknown): error is Error & { code: unknown } {
  return error instanceof Error && 'code' in error;
}
