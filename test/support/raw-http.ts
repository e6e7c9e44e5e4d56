import { connect, type Socket } from 'node:net';

/**
 * Writes to a server and reads until it hangs up.
 * @param talk writes; it may go on when this has returned
 * @returns all that came, a character a byte
 */
export function converse(port: number, talk: (socket: Socket) => void): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', chunk => {
    text += chunk;
  });
  // A server that has heard enough may reset the connection while there is more to write.
  socket.on('error', () => undefined);
  talk(socket);
  return new Promise(resolve => socket.once('close', () => resolve(text)));
}

/** Sends bytes and then no more. @returns all that came, a character a byte */
export function sendBytes(port: number, bytes: string | Uint8Array): Promise<string> {
  return converse(port, socket => socket.end(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes));
}

/** Writes a little again and again, until the server hangs up. @returns all that came, a character a byte */
export function drip(port: number, start: string, drop: string): Promise<string> {
  return converse(port, socket => {
    socket.write(start);
    const timer = setInterval(() => socket.write(drop), 10);
    socket.once('close', () => clearInterval(timer));
  });
}

/** A request as it is written to a connection; the length of its body is added. */
export function requestBytes(
  headers: Record<string, string>,
  body: string | Buffer = '',
  line = 'POST /mgw.htm HTTP/1.1',
): Buffer {
  const all = { Host: 'localhost', 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`${line}\r\n${lines.join('')}\r\n`, 'latin1'),
    typeof body === 'string' ? Buffer.from(body) : body,
  ]);
}

/** The status lines of all answers in what came. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
}

/** The result codes of all answers in what came. */
export function codesOf(text: string): number[] {
  return [...text.matchAll(/^Result-Status: (\d+)/gim)].map(([, code]) => Number(code));
}
