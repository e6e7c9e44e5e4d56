import type { IncomingMessage } from 'node:http';
import { gunzip } from 'node:zlib';
import type { RequestBody } from './wire.ts';

/**
 * Reads a request's body, unpacked: clients sign what they had before gzip (seen in code: H5 SDK).
 * @param encoding of `Content-Encoding`, empty for none
 * @param limit bytes, packed and unpacked. What is beyond is read and dropped, so that the sender sees the answer
 * @param done called once with the body; never when the connection ends before the body does
 */
export function readBody(
  request: IncomingMessage,
  encoding: string,
  limit: number,
  done: (body: RequestBody) => void,
): void {
  let chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks = [];
  });
  request.on('end', () => {
    if (length > limit) done({ problem: { kind: 'too-large', limit, received: length } });
    else decode(encoding, concat(chunks), limit, done);
  });
}

/** Nearly every body comes in one piece. */
function concat(chunks: Buffer[]): Buffer {
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** `mgss` is what Android's client calls bodies that it encrypted (seen in code: `SelfEncryptUtils`). */
const UNPACKED = /^(identity|mgss)$/i;

function decode(encoding: string, bytes: Buffer, limit: number, done: (body: RequestBody) => void): void {
  if (encoding === '' || UNPACKED.test(encoding)) {
    done({ bytes });
  } else if (!/^gzip$/i.test(encoding)) {
    done({ problem: { kind: 'unknown-encoding', encoding } });
  } else {
    gunzip(bytes, { maxOutputLength: limit }, (error: NodeJS.ErrnoException | null, unpacked) => {
      if (!error) done({ bytes: unpacked });
      else if (error.code === 'ERR_BUFFER_TOO_LARGE') done({ problem: { kind: 'too-large', limit } });
      else done({ problem: { kind: 'not-gzip', detail: error.code ?? error.message } });
    });
  }
}
