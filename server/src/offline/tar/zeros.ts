const ZEROS = Buffer.alloc(16 * 1024);

/** At most 16 KiB. */
export function zeros(length: number): Buffer {
  return ZEROS.subarray(0, length);
}

/** The place of the first byte that is not zero, or -1. Compares pieces, as loops over bytes would be slow. */
export function findNonZero(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at += ZEROS.length) {
    const piece = bytes.subarray(at, at + ZEROS.length);
    if (!piece.equals(zeros(piece.length))) return at + piece.findIndex(byte => byte !== 0);
  }
  return -1;
}
