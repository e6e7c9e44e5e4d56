import type { Json, Operation } from '../contracts/model.ts';
import { encodeRequestData } from './request-data.ts';
import { type SignType, sign, signContent } from './signature.ts';
import { encodeTimestamp, type TimestampNotation } from './timestamp.ts';

export interface CallDescription {
  appId: string;
  workspaceId: string;
  operation: Operation;
  request: Json | undefined;
  signType?: SignType | undefined;
  notation?: TimestampNotation | undefined;
  /** More headers, over those of the protocol. */
  headers?: Record<string, string> | undefined;
}

/** A call that only lacks its signature. */
export interface PreparedCall {
  headers: Record<string, string>;
  /** JSON. */
  body: string;
  /** What is to be signed; absent when the contract says `@signCheck no`. */
  signing?: { type: SignType; content: string };
}

/**
 * Makes of an operation and a request what a client sends: MRPC 2.
 * @param now the client's clock, epoch milliseconds
 */
export function prepareCall(description: CallDescription, now: number): PreparedCall {
  const { operation, appId, workspaceId, signType: type = 'md5', notation = 'decimal' } = description;
  const { operationType, signCheck } = operation;
  const body = JSON.stringify(encodeRequestData(operation, description.request));
  const ts = encodeTimestamp(now, notation);
  const headers = {
    'Content-Type': 'application/json',
    'Operation-Type': operationType,
    AppId: appId,
    WorkspaceId: workspaceId,
    Version: '2',
    Ts: ts,
    ...description.headers,
  };
  return {
    headers,
    body,
    ...(signCheck && { signing: { type, content: signContent(operationType, Buffer.from(body), ts) } }),
  };
}

/**
 * The headers of a call with its signature, where it takes one and there is a secret. A signature that the caller gave a
 * header of its own stays.
 */
export function signedHeaders({ headers, signing }: PreparedCall, secret: string | undefined): Record<string, string> {
  if (!signing || secret === undefined) return headers;
  return { signType: signing.type, Sign: sign(signing.type, secret, signing.content), ...headers };
}
