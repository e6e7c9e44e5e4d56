import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { RequestBody } from './wire.ts';

const unpack = promisify(gunzip);

/**
 * Reads a request's body, unpacked: clients sign what they had before gzip (seen in code: H5 SDK).
 * @param limit bytes, packed and unpacked. What is beyond is read and dropped, so that the sender sees the answer
 * @returns nothing when the connection ended before the body did
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<RequestBody | undefined> {
  const read = await readBytes(request, limit);
  if (!read) return undefined;
  if (read.length > limit) return { problem: { kind: 'too-large', limit, received: read.length } };
  const bytes = read.chunks.length === 1 && read.chunks[0] ? read.chunks[0] : Buffer.concat(read.chunks);
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return { bytes };
  if (encoding !== 'gzip') return { problem: { kind: 'unknown-encoding', encoding } };
  return unpackBody(bytes, limit);
}

async function unpackBody(bytes: Buffer, limit: number): Promise<RequestBody> {
  try {
    return { bytes: await unpack(bytes, { maxOutputLength: limit }) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { problem: { kind: 'too-large', limit } };
    return { problem: { kind: 'not-gzip', detail: code } };
  }
}

function readBytes(request: IncomingMessage, limit: number): Promise<{ chunks: Buffer[]; length: number } | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve({ chunks, length }));
    // After "end" this resolves nothing any more.
    request.on('close', () => resolve(undefined));
    request.on('error', () => resolve(undefined));
  });
}
