/** Where a mock gateway stands. */
export type GatewayState =
  | { kind: 'stopped' }
  | { kind: 'starting'; config: string }
  | { kind: 'running'; config: string; url: string }
  | { kind: 'stopping'; config: string }
  | { kind: 'failed'; config: string; reason: string };

export const STOPPED: GatewayState = { kind: 'stopped' };
