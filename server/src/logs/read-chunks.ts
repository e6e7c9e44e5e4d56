import { open } from 'node:fs/promises';

const CHUNK = 256 * 1024;

/**
 * Reads a file from its start to its end as it is then, in pieces. While one piece is looked at, the next is read: memory
 * does not grow with the file.
 * @param take is given each piece, which is overwritten later; `false` ends it
 * @throws the system's error when it cannot be read
 */
export async function readChunks(file: string, take: (bytes: Buffer) => boolean): Promise<void> {
  const handle = await open(file, 'r');
  let reading: Promise<unknown> | undefined;
  try {
    let [current, next] = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)];
    let { bytesRead } = await handle.read(current, 0, CHUNK);
    while (bytesRead > 0) {
      const upcoming = handle.read(next, 0, CHUNK);
      reading = upcoming;
      if (!take(current.subarray(0, bytesRead))) break;
      bytesRead = (await upcoming).bytesRead;
      [current, next] = [next, current];
    }
  } finally {
    await Promise.allSettled([reading]);
    await handle.close();
  }
}
