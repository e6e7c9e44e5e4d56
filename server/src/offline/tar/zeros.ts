const ZEROS = Buffer.alloc(16 * 1024);

/** At most 16 KiB. */
export function zeros(length: number): Buffer {
  return ZEROS.subarray(0, length);
}

/**
 * The place of the first byte from `start` up to `end` that is not zero, or -1. Compares pieces, as loops over bytes
 * would be slow.
 */
export function findNonZero(bytes: Buffer, start = 0, end = bytes.length): number {
  for (let at = start; at < end; at += ZEROS.length) {
    const pieceEnd = Math.min(end, at + ZEROS.length);
    if (ZEROS.compare(bytes, at, pieceEnd, 0, pieceEnd - at) === 0) continue;
    return at + bytes.subarray(at, pieceEnd).findIndex(byte => byte !== 0);
  }
  return -1;
}
