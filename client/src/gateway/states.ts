/** Where a mock gateway stands. */
export type GatewayState =
  | { kind: 'stopped' }
  | { kind: 'starting'; config: string }
  /** With what there is to say of its config, if anything. */
  | { kind: 'running'; config: string; url: string; notices: readonly string[] }
  | { kind: 'stopping'; config: string }
  | { kind: 'failed'; config: string; reason: string };

export const STOPPED: GatewayState = { kind: 'stopped' };

/** How a gateway is asked about itself. No part of its state, which is shown and reported: the token is a secret. */
export interface AdminAccess {
  /** `http://127.0.0.1:8680/_mpaas`. */
  url: string;
  /** For `Authorization: Bearer`. */
  token: string;
}
