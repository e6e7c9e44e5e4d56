import autocannon from 'autocannon';
import type { ServerProcess } from './server-process.ts';

const CONNECTIONS = 32;

/** What one turn of load came to. */
export interface Turn {
  /** Requests per second. */
  rate: number;
  /** Milliseconds that 99 of 100 answers took at most. */
  p99: number;
  /** Microseconds of the server's processor time for each request. */
  cpu: number;
}

/** How long a turn takes: so many seconds, or so many requests. */
type Length = { duration: number } | { amount: number };

/** Puts load on a server, turn by turn. Each turn goes on with the requests behind those of the turn before. */
export class Load {
  /** One for each connection, or all would send the same request at the same time. */
  private readonly shares: autocannon.Request[][];
  private sentByEach = 0;

  constructor(
    private readonly server: ServerProcess,
    requests: autocannon.Request[],
  ) {
    const size = Math.ceil(requests.length / CONNECTIONS);
    this.shares = Array.from({ length: CONNECTIONS }, (_, index) => {
      const start = (index * size) % requests.length;
      return requests.slice(start, start + size);
    });
  }

  async turn(length: Length): Promise<Turn> {
    const before = await this.server.usage();
    const { errors, non2xx, mismatches, requests, duration, latency } = await this.send(length);
    const after = await this.server.usage();
    const failed = errors + non2xx + mismatches;
    if (failed > 0) throw new Error(`${failed} requests to ${this.server.url} failed.`);
    this.sentByEach += Math.ceil(requests.total / CONNECTIONS);
    return { rate: requests.total / duration, p99: latency.p99, cpu: (after.cpu - before.cpu) / requests.total };
  }

  private send(length: Length): Promise<autocannon.Result> {
    let connection = 0;
    return autocannon({
      ...length,
      url: this.server.url,
      connections: CONNECTIONS,
      setupClient: client => client.setRequests(this.nextOf(connection++)),
      // What the gateway refuses has no body.
      verifyBody: (body: unknown) => body !== '',
    });
  }

  private nextOf(connection: number): autocannon.Request[] {
    const share = this.shares[connection] ?? [];
    const start = this.sentByEach % share.length;
    return [...share.slice(start), ...share.slice(0, start)];
  }
}
