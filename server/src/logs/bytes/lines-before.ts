import { LOOK_BACK, LOOK_BACK_LINES } from '../limits.ts';

const LINE_END = 0x0a;
const RETURN = 0x0d;

/**
 * The lines before a line that are still there, the nearest first: as many as lie within a fixed distance, however the bytes
 * came.
 * @param start where the line begins
 */
export function linesBefore(bytes: Buffer, start: number): Buffer[] {
  const lines: Buffer[] = [];
  let end = start - 1;
  while (end >= 0 && lines.length < LOOK_BACK_LINES) {
    const first = end === 0 ? 0 : bytes.lastIndexOf(LINE_END, end - 1) + 1;
    if (start - first > LOOK_BACK) break;
    lines.push(bytes.subarray(first, end > first && bytes[end - 1] === RETURN ? end - 1 : end));
    end = first - 1;
  }
  return lines;
}
