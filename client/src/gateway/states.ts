/** Where a mock gateway stands. */
export type GatewayState =
  | { kind: 'stopped' }
  | { kind: 'starting'; config: string }
  /** With what there is to say of its config, if anything. */
  | { kind: 'running'; config: string; url: string; notices: readonly string[] }
  | { kind: 'stopping'; config: string }
  | { kind: 'failed'; config: string; reason: string };

export const STOPPED: GatewayState = { kind: 'stopped' };
