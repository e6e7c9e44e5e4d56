/** A short piece of work needs no line that comes and goes. */
const QUIET_MS = 500;

/** What takes the place of the cursor's line, and leaves it empty. */
const CLEAR_LINE = '\r\x1b[K';

/**
 * Shows on a terminal how far a long piece of work is, on standard error: a log or a pipe sees nothing of it.
 * @returns what takes bytes that are done of all bytes; the line goes when all are
 */
export function progressLine(
  terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  now: () => number = () => performance.now(),
): (done: number, total: number) => void {
  const start = now();
  let shown = '';
  return (done, total) => {
    if (!terminal.isTTY || now() - start < QUIET_MS) return;
    const text = done < total ? `${Math.floor((done / total) * 100)} %` : '';
    if (text === shown) return;
    shown = text;
    terminal.write(CLEAR_LINE + text);
  };
}
