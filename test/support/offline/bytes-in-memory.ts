import type { ByteSource } from '../../../server/src/offline/byte-source.ts';

/** Bytes that a test made, as if they were a file. */
export function bytesInMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    async *stream(start, end) {
      yield bytes.subarray(start, end);
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
