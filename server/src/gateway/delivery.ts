import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How an answer leaves otherwise than at once and whole. */
export interface Delivery {
  /** Milliseconds that it is held back. */
  delayMs?: number;
  /** The connection ends without an answer. */
  isDropped?: boolean;
  /** Bytes of the body after which the connection ends. `Content-Length` still tells of the whole body. */
  truncateAt?: number;
}

/**
 * Lets an answer leave as a delivery says. A client that goes away in the meantime is not waited for.
 * @param write sends status and headers
 * @param left called once, when the answer or what there is of it was handed over, or nobody waits for it any more
 */
export function deliver(
  response: ServerResponse,
  { delayMs = 0, isDropped, truncateAt }: Delivery,
  body: string | Buffer,
  write: () => void,
  left: () => void,
): void {
  const leave = () => {
    response.off('close', gone);
    if (isDropped) drop(response);
    else if (truncateAt === undefined) end(response, body, write);
    else cutOff(response, Buffer.from(body).subarray(0, truncateAt), write);
    left();
  };
  const timer = setTimeout(leave, delayMs);
  const gone = () => {
    clearTimeout(timer);
    left();
  };
  response.once('close', gone);
}

function end(response: ServerResponse, body: string | Buffer, write: () => void): void {
  write();
  response.end(body);
}

/** As long as earlier requests of a connection are not answered, it is theirs. */
function drop(response: ServerResponse): void {
  const { socket } = response;
  if (socket) socket.resetAndDestroy();
  else response.once('socket', (later: Socket) => later.resetAndDestroy());
}

function cutOff(response: ServerResponse, part: Buffer, write: () => void): void {
  write();
  response.flushHeaders();
  response.write(part, () => response.socket?.destroySoon());
}
