/** The messages about calls that the VS Code shell and the language server share beyond LSP. */
import { NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Json } from './contracts/model.ts';
import type { ConfigParams, OperationParams } from './protocol.ts';

/** Client to server: call an operation on a gateway, signed as the config says. */
export const CallRequest = new RequestType<CallParams, CallResult, void>('mpaas/call');

export interface CallParams extends OperationParams {
  request?: Json;
  headers?: Record<string, string>;
  /** The gateway's URL, `http://127.0.0.1:8680/mgw.htm`. */
  url: string;
}

/** Client to server: make ready a call that the editor signs and sends itself, with a secret that it keeps. */
export const PrepareCallRequest = new RequestType<PrepareCallParams, PreparedCallView, void>('mpaas/prepareCall');

export interface PrepareCallParams extends OperationParams {
  request?: Json;
  headers?: Record<string, string>;
  /** One of `ListEnvironmentsRequest`. */
  environment: string;
}

export interface PreparedCallView {
  url: string;
  /** With the signature when the config names a secret that is there. */
  headers: Record<string, string>;
  body: string;
  /** What is still to be signed. */
  signing?: { type: 'md5' | 'hmac-sha1'; content: string };
}

/** Client to server: the gateways that calls of a config can go to. */
export const ListEnvironmentsRequest = new RequestType<ConfigParams, EnvironmentView[], void>('mpaas/environments');

export interface EnvironmentView {
  name: string;
  url: string;
  /** Whether it is the mock gateway of the config, which may listen elsewhere than its config says. */
  isLocal: boolean;
}

/** Client to server: the calls in a file of calls, and the config that counts for it. */
export const ReadCallsRequest = new RequestType<{ uri: string }, CallFileView | null, void>('mpaas/readCalls');

export interface CallFileView {
  config: string;
  calls: { operationType: string; environment: string; request?: Json; headers?: Record<string, string> }[];
}

/** Client to server: the JSON Schema of call files, for the operations of all configs. */
export const CallSchemaRequest = new RequestType0<Json, void>('mpaas/callSchema');

/** Server to client: the schema of call files may be another one. */
export const CallSchemaChangedNotification = new NotificationType0('mpaas/callSchemaChanged');

/** What the gateway answered: the same fields as `mpaas call --json`. */
export interface CallResult {
  resultStatus: number;
  memo: string;
  tips: string;
  traceId: string;
  /** The parsed answer; text that is no JSON comes as a string, an empty body as `null`. */
  body: Json;
  ms: number;
  /** The gateway's own explanation of a refusal, present on the mock gateway only. */
  explanation?: Json;
}
