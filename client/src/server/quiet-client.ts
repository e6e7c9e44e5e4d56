import type * as vscode from 'vscode';
import {
  LanguageClient,
  type NotificationType,
  type NotificationType0,
  type RequestParam,
  type RequestType,
  type RequestType0,
  State,
} from 'vscode-languageclient/node';
import { messageOf } from '../errors.ts';

/**
 * A client whose failures are told by the status item and the log, and not by a notification each. It sends and hears
 * messages by their names: what names them comes from a bundle with library classes of its own, and the library looks at
 * those by identity.
 */
export class QuietClient extends LanguageClient {
  /** The last failure, for reports. */
  lastError: { at: Date; message: string } | undefined;

  ask<P, R>(type: RequestType<P, R, void>, params: RequestParam<P>, token?: vscode.CancellationToken): Promise<R> {
    return token ? this.sendRequest(type.method, params, token) : this.sendRequest(type.method, params);
  }

  query<R>(type: RequestType0<R, void>): Promise<R> {
    return this.sendRequest(type.method);
  }

  tell<P>(type: NotificationType<P>, params?: RequestParam<P>): Promise<void> {
    return params === undefined ? this.sendNotification(type.method) : this.sendNotification(type.method, params);
  }

  hear<P>(type: NotificationType<P> | NotificationType0, handler: (params: P) => void): void {
    this.onNotification(type.method, handler);
  }

  override error(message: string, data?: unknown): void {
    this.lastError = { at: new Date(), message: data === undefined ? message : `${message} ${messageOf(data)}` };
    super.error(message, data, false);
  }

  /** The library stops clients that failed to start, which it then refuses to do. */
  override async stop(timeout?: number): Promise<void> {
    if (this.state === State.Running) await super.stop(timeout);
  }
}
