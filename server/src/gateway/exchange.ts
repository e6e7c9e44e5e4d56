import http from 'node:http';
import https from 'node:https';
import * as l10n from '@vscode/l10n';

export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Sends one HTTP request and reads the whole answer.
 * @param options with `protocol`, which decides between HTTP and HTTPS
 * @param limit of the answer's body, bytes
 */
export function exchange(
  options: http.RequestOptions,
  body: string | Buffer | undefined,
  limit: number,
): Promise<Reply> {
  const { request } = options.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = request(options, incoming => {
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length <= limit) chunks.push(chunk);
        else outgoing.destroy(new Error(l10n.t('the answer is larger than {0} bytes', limit)));
      });
      const { statusCode = 0, headers } = incoming;
      incoming.on('end', () => resolve({ status: statusCode, headers, body: Buffer.concat(chunks) }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    // Node writes headers and a body of text as one text, in UTF-8, which headers are not.
    outgoing.end(typeof body === 'string' ? Buffer.from(body) : body);
  });
}
