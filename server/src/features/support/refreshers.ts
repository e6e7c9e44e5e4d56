import { CodeLensRefreshRequest, type Connection, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { FeatureContext } from '../feature.ts';
import { Refresher } from './refresher.ts';

/** Has the client ask for lenses again, where it can be told to. */
export function codeLensRefresher({ client }: FeatureContext, connection: Connection): Refresher {
  const isTaken = client.workspace?.codeLens?.refreshSupport === true;
  const tell = () => connection.sendRequest(CodeLensRefreshRequest.type);
  return new Refresher(connection, CodeLensRefreshRequest.method, isTaken ? tell : undefined);
}

/** Has the client ask for inlay hints again, where it can be told to. */
export function inlayHintRefresher({ client }: FeatureContext, connection: Connection): Refresher {
  const isTaken = client.workspace?.inlayHint?.refreshSupport === true;
  const tell = () => connection.sendRequest(InlayHintRefreshRequest.type);
  return new Refresher(connection, InlayHintRefreshRequest.method, isTaken ? tell : undefined);
}
