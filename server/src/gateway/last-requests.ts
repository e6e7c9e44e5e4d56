import type { Json } from '../contracts/model.ts';
import { readRequest } from './checks/data.ts';
import type { Contract, OperationContract } from './contract.ts';
import type { Explanation } from './explanation.ts';
import type { Language } from './mock/source.ts';

/** Larger requests are rarely the same twice. */
export const KEPT_BYTES = 8192;

/** What is known of a request that was read. */
export interface KnownRequest {
  argument: Json | undefined;
  /** What the operation's types answered to it, once they were asked. */
  drawn?: { language: Language; body: string };
}

export type ReadResult = KnownRequest | { refused: Explanation };

interface LastRequest {
  /** Its body, and room for larger ones. */
  room: Buffer;
  length: number;
  result: ReadResult;
}

/** Reads requests. The last one of each operation stays known: clients that poll send the same again and again. */
export class LastRequests {
  private readonly last = new Map<OperationContract, LastRequest>();

  constructor(private readonly contract: Contract) {}

  /** @param bytes the body, which may be overwritten afterwards */
  read(bytes: Buffer, target: OperationContract): ReadResult {
    const last = this.last.get(target);
    if (last?.length === bytes.length && bytes.compare(last.room, 0, last.length) === 0) return last.result;
    const read = readRequest(bytes, target, this.contract);
    const result = 'refused' in read ? read : { argument: read.request };
    if (bytes.length <= KEPT_BYTES) this.keep(bytes, target, result);
    return result;
  }

  private keep(bytes: Buffer, target: OperationContract, result: ReadResult): void {
    let last = this.last.get(target);
    if (!last || last.room.length < bytes.length) {
      last = { room: Buffer.alloc(2 * bytes.length), length: 0, result };
      this.last.set(target, last);
    }
    bytes.copy(last.room);
    last.length = bytes.length;
    last.result = result;
  }
}
