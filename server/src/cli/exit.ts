/** Exit codes of the command line. */
export const EXIT = {
  /** Done, valid. */
  done: 0,
  /** The answer is no: invalid, stale, findings. */
  no: 1,
  /** The call or its input could not be used. */
  unusable: 2,
} as const;

/** Ends a command with a message for the user and an exit code; never shown with a stack trace. */
export class CliError extends Error {
  override name = 'CliError';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.unusable,
  ) {
    super(message);
  }
}
