import type { CallResult } from '../call-protocol.ts';
import type { ClientEncryption } from './encryption/client-encryption.ts';
import { type CallDescription, prepareCall, signedHeaders } from './prepare-call.ts';
import { type SendOptions, sendCall } from './send-call.ts';

export interface CallOptions extends CallDescription, SendOptions {
  /** Of the gateway: `http://127.0.0.1:8680/mgw.htm`. */
  url: string;
  /** Absent: the call is not signed. */
  secret: string | undefined;
  /** Absent: the call is not encrypted. */
  encryption?: ClientEncryption | undefined;
  /** The client's clock, epoch milliseconds. */
  now?: () => number;
}

/**
 * Calls an operation as a client does: MRPC 2, signed unless there is no secret or the contract says `@signCheck no`.
 * @returns whatever the gateway answered, refusals included
 * @throws CallError when there is no answer of a gateway
 */
export async function callGateway(options: CallOptions): Promise<CallResult> {
  const { url, secret, encryption, now = Date.now } = options;
  const prepared = prepareCall(options, now());
  // What is signed is what was there before encryption (seen in code: H5 SDK).
  const headers = signedHeaders(prepared, secret);
  const sealed = await encryption?.seal(Buffer.from(prepared.body));
  return sendCall(
    { url, headers: { ...headers, ...sealed?.headers }, body: sealed?.body ?? prepared.body },
    options,
    sealed,
  );
}
