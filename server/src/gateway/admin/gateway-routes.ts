import type { AdminRoute } from './route.ts';

export interface GatewayActions {
  /** What `GET status` answers, as JSON. */
  status(): unknown;
  /** Called by `POST stop`, after it is answered. */
  stop(): void;
}

/** What a gateway can be asked for as a whole. */
export function gatewayRoutes({ status, stop }: GatewayActions): AdminRoute[] {
  return [
    { method: 'GET', path: '/status', handle: () => ({ json: status() }) },
    { method: 'POST', path: '/stop', handle: () => ({ json: { stopping: true }, after: stop }) },
  ];
}
