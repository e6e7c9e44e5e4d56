import * as l10n from '@vscode/l10n';

/** Key agreements by the number that a frame starts with. Seen in code: Android `ClientRpcPack`, H5 SDK. */
export const ALGORITHM_NUMBERS = { rsa: 1, ecc: 2, sm2: 3 } as const;
export type Algorithm = keyof typeof ALGORITHM_NUMBERS;

/** An encrypted body. */
export interface Frame {
  algorithm: Algorithm;
  /** What the receiver gets the shared secret from. */
  key: Buffer;
  /**
   * A number for the symmetric cipher. Android writes 11 for AES and 13 for SM4, the H5 SDK 1 and 2, and a
   * re-implementation 15 (seen in code): readers cannot rely on it, and it follows from the algorithm anyway.
   */
  cipher: number;
  data: Buffer;
}

/** Why bytes are no frame, and at which of them that shows. */
export interface FrameProblem {
  offset: number;
  problem: 'unknown-algorithm' | 'ends-early' | 'empty-part' | 'left-over';
}

const NAMES: ReadonlyMap<number, Algorithm> = new Map(
  Object.entries(ALGORITHM_NUMBERS).map(([name, number]) => [number, name as Algorithm]),
);

/** Lengths have three bytes. */
const MAX_LENGTH = 0xffffff;

/**
 * Cuts an encrypted body into its parts: number of the algorithm, length and bytes of the key, number of the cipher, length
 * and bytes of the data; each number one byte, each length three, the most significant first (seen in code: Android
 * `ClientRpcPack`, H5 SDK). Strict: no part is empty, and nothing stands behind them.
 */
export function parseFrame(bytes: Buffer): Frame | FrameProblem {
  const algorithm = NAMES.get(bytes[0] ?? 0);
  if (bytes.length > 0 && !algorithm) return { offset: 0, problem: 'unknown-algorithm' };
  const key = partAt(bytes, 1);
  if ('problem' in key) return key;
  const data = partAt(bytes, key.end + 1);
  if ('problem' in data) return data;
  if (data.end < bytes.length) return { offset: data.end, problem: 'left-over' };
  return { algorithm: algorithm as Algorithm, key: key.part, cipher: bytes.readUInt8(key.end), data: data.part };
}

/** The part whose length stands at `at`. */
function partAt(bytes: Buffer, at: number): { part: Buffer; end: number } | FrameProblem {
  const start = at + 3;
  if (start > bytes.length) return { offset: bytes.length, problem: 'ends-early' };
  const length = bytes.readUIntBE(at, 3);
  if (length === 0) return { offset: at, problem: 'empty-part' };
  const end = start + length;
  if (end > bytes.length) return { offset: bytes.length, problem: 'ends-early' };
  return { part: bytes.subarray(start, end), end };
}

/** @throws RangeError for a part that is longer than three bytes can say */
export function writeFrame({ algorithm, key, cipher, data }: Frame): Buffer {
  return Buffer.concat([
    Buffer.of(ALGORITHM_NUMBERS[algorithm]),
    lengthOf(key),
    key,
    Buffer.of(cipher),
    lengthOf(data),
    data,
  ]);
}

function lengthOf(part: Buffer): Buffer {
  if (part.length > MAX_LENGTH) throw new RangeError(`A part of a frame has at most ${MAX_LENGTH} bytes.`);
  const length = Buffer.alloc(3);
  length.writeUIntBE(part.length, 0, 3);
  return length;
}

export function describeFrameProblem({ offset, problem }: FrameProblem): string {
  switch (problem) {
    case 'unknown-algorithm':
      return l10n.t('byte {0} is no number of an algorithm: 1 is RSA, 2 ECC, 3 SM2', offset);
    case 'ends-early':
      return l10n.t('it ends at byte {0}, in the middle of a part', offset);
    case 'empty-part':
      return l10n.t('the length at byte {0} is 0', offset);
    case 'left-over':
      return l10n.t('it goes on at byte {0}, where the frame is at its end', offset);
  }
}
