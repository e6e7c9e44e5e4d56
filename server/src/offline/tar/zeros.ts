const ZEROS = Buffer.alloc(16 * 1024);

/** At most 16 KiB. */
export function zeros(length: number): Buffer {
  return ZEROS.subarray(0, length);
}

/** Up to so many bytes, a loop takes less time than calling what compares faster. */
const SHORT = 128;

/** The place of the first byte from `start` up to `end` that is not zero, or -1. */
export function findNonZero(bytes: Buffer, start = 0, end = bytes.length): number {
  for (let at = start; at < end; at += ZEROS.length) {
    const pieceEnd = Math.min(end, at + ZEROS.length);
    if (pieceEnd - at > SHORT && ZEROS.compare(bytes, at, pieceEnd, 0, pieceEnd - at) === 0) continue;
    for (let place = at; place < pieceEnd; place++) if (bytes[place] !== 0) return place;
  }
  return -1;
}
