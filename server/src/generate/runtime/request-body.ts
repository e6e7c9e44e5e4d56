import type { IncomingMessage } from 'node:http';
import { Refusal } from './http-error.ts';

/** The body of a request. */
export interface RequestBody {
  /** As it was received; absent where a framework has parsed it and kept nothing else. */
  readonly bytes?: Uint8Array;
  /** What a framework has made of it. */
  readonly parsed?: unknown;
  /** Whether it is `application/x-www-form-urlencoded`. */
  readonly isForm: boolean;
}

/**
 * Reads a body, unless a framework has done so: `req.rawBody` is what some keep of it, `req.body` what they make of it.
 * @param limit bytes
 * @throws Refusal 400 when it ends too early, 413 when it is too large
 */
export async function readBody(
  req: IncomingMessage & { rawBody?: unknown; body?: unknown },
  limit: number,
): Promise<RequestBody> {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(req.headers['content-type'] ?? '');
  const bytes = bytesOf(req.rawBody) ?? bytesOf(req.body);
  if (bytes === undefined && req.body !== undefined) {
    return { parsed: req.body, isForm };
  }
  return { bytes: bytes ?? (await readBytes(req, limit)), isForm };
}

/**
 * The value that a body of JSON is, nothing for an empty one.
 * @throws Refusal 400 when it is no JSON
 */
export function jsonOf({ bytes, parsed }: RequestBody): unknown {
  if (bytes === undefined) {
    return parsed;
  }
  if (bytes.length === 0) {
    return undefined;
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'invalid-json', 'The body is not JSON in UTF-8.', 6004);
  }
}

/** The fields of a body that is a form. What a framework has put together of several is text of JSON again. */
export function formOf({ bytes, parsed }: RequestBody): URLSearchParams {
  if (bytes !== undefined) {
    return new URLSearchParams(new TextDecoder().decode(bytes));
  }
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(parsed ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      fields.append(name, typeof each === 'string' ? each : JSON.stringify(each));
    }
  }
  return fields;
}

function bytesOf(body: unknown): Uint8Array | undefined {
  if (typeof body === 'string') {
    return Buffer.from(body);
  }
  return body instanceof Uint8Array ? body : undefined;
}

async function readBytes(req: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > limit) {
        break;
      }
      chunks.push(chunk);
    }
  } catch {
    throw new Refusal(400, 'incomplete-body', 'The connection ended before the body did.', undefined);
  }
  if (length > limit) {
    // What is left is read and dropped, or a caller that is still sending would never see the answer.
    req.resume();
    throw new Refusal(413, 'body-too-large', `The body is larger than ${limit} bytes.`, undefined);
  }
  return Buffer.concat(chunks);
}
