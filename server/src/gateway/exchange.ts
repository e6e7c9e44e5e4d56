import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import * as l10n from '@vscode/l10n';
import { trusted } from './extra-certificates.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  /** The same as they came, names and values in turn. */
  rawHeaders: string[];
  body: Buffer;
}

/** No whole answer came in time. */
export class TimeoutError extends Error {}

/**
 * Sends one HTTP request and reads the whole answer. A connection that was kept open may be closed by the other side just as it is
 * used again: then the request, of which nothing was answered, is sent over another one, as browsers do.
 * @param options with `protocol`, which decides between HTTP and HTTPS
 * @param limit of the answer's body, bytes
 * @param timeoutMs until the end of the answer; none when absent
 * @param onAgain hears of each time that it is sent over another connection
 */
export async function exchange(
  options: RequestOptions,
  body: string | Buffer | undefined,
  limit: number,
  timeoutMs?: number,
  onAgain?: () => void,
): Promise<Reply> {
  // Both cost milliseconds of the start of a server that may never send a thing.
  const isSecure = options.protocol === 'https:';
  const { request } = isSecure ? await import('node:https') : await import('node:http');
  const connection = isSecure ? { ...options, secureContext: await trusted() } : options;
  return new Promise((settle, fail) => {
    let timer: NodeJS.Timeout | undefined;
    const resolve = (reply: Reply | Promise<Reply>) => {
      clearTimeout(timer);
      settle(reply);
    };
    const reject = (error: Error) => {
      clearTimeout(timer);
      fail(error);
    };
    /** An answer has begun, or is not waited for any more. */
    let isDecided = false;
    const outgoing = request(connection, incoming => {
      isDecided = true;
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length <= limit) chunks.push(chunk);
        else outgoing.destroy(new Error(l10n.t('the answer is larger than {0} bytes', limit)));
      });
      const { statusCode: status = 0, headers, rawHeaders } = incoming;
      incoming.on('end', () => resolve({ status, headers, rawHeaders, body: Buffer.concat(chunks) }));
      incoming.on('error', reject);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.reusedSocket && error.code === 'ECONNRESET' && !isDecided) {
        onAgain?.();
        resolve(exchange(options, body, limit, timeoutMs, onAgain));
      } else {
        reject(error);
      }
    });
    if (timeoutMs !== undefined) {
      // An AbortSignal would do the same, and costs several times as much.
      timer = setTimeout(() => {
        isDecided = true;
        reject(new TimeoutError());
        outgoing.destroy();
      }, timeoutMs);
    }
    // Node writes headers and a body of text as one text, in UTF-8, which headers are not.
    outgoing.end(typeof body === 'string' ? Buffer.from(body) : body);
  });
}
