import { decodeLine } from './bytes/decode-line.ts';
import { createTranscoder } from './bytes/transcoder.ts';
import { LINE_LIMIT } from './limits.ts';
import { readChunks } from './read-chunks.ts';

const LINE_END = 0x0a;

/**
 * Some lines of a file of any size, each as far as lines are read.
 * @param first the number of the first, which counts from 0, as does `end`, that of the line behind the last
 * @throws the system's error when it cannot be read
 */
export async function readLines(file: string, first: number, end: number): Promise<string[]> {
  const transcoder = createTranscoder();
  const lines: string[] = [];
  let number = 0;
  /** Of the line that is being read, when it is wanted. */
  let pieces: Buffer[] = [];
  const finish = () => {
    if (number >= first && number < end)
      lines.push(decodeLine(Buffer.concat(pieces).subarray(0, LINE_LIMIT)).replace(/\r$/, ''));
    pieces = [];
    number++;
  };
  const take = (bytes: Buffer) => {
    let at = 0;
    while (at < bytes.length && number < end) {
      const found = bytes.indexOf(LINE_END, at);
      const stop = found < 0 ? bytes.length : found;
      if (number >= first) pieces.push(Buffer.from(bytes.subarray(at, Math.min(stop, at + LINE_LIMIT))));
      if (found < 0) break;
      finish();
      at = found + 1;
    }
    return number < end;
  };
  await readChunks(file, bytes => take(transcoder.push(bytes)));
  take(transcoder.end());
  if (pieces.length > 0) finish();
  return lines;
}
