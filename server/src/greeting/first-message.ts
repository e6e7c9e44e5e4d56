/**
 * Looks at the first message of a client while nothing of the server is loaded yet, and leaves it for whoever reads messages from then on.
 * @param take called once: with the message, or with nothing where it did not come as a whole. It has to listen for messages when it
 *   returns
 */
export function peekFirstMessage(take: (message: unknown) => void): void {
  if (isOnChannel()) peekChannel(take);
  else if (process.argv.includes('--stdio')) peekInput(take);
  else take(undefined);
}

/** Writes a message to the client that the first one came from. */
export function writeMessage(message: object): void {
  if (isOnChannel()) {
    process.send?.(message);
    return;
  }
  const body = JSON.stringify(message);
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Whether the client speaks over the channel that Node.js has between processes, as VS Code does. */
export function isOnChannel(): boolean {
  return process.argv.includes('--node-ipc');
}

function peekChannel(take: (message: unknown) => void): void {
  process.once('message', (message, handle) => {
    take(message);
    process.emit('message', message, handle);
  });
}

function peekInput(take: (message: unknown) => void): void {
  const { stdin } = process;
  stdin.once('readable', () => {
    const bytes: Buffer | null = stdin.read();
    if (bytes) stdin.unshift(bytes);
    take(bytes ? messageIn(bytes) : undefined);
  });
}

const HEAD_END = '\r\n\r\n';

/** The first message in what came over a stream, or nothing: what is missing or no JSON is for the library to wait for or to refuse. */
export function messageIn(bytes: Buffer): unknown {
  const headEnd = bytes.indexOf(HEAD_END);
  const length = Number(/^Content-Length:[ \t]*(\d+)$/im.exec(bytes.toString('latin1', 0, Math.max(0, headEnd)))?.[1]);
  const start = headEnd + HEAD_END.length;
  if (!(bytes.length >= start + length)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8', start, start + length));
  } catch {
    return undefined;
  }
}
