import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as l10n from '@vscode/l10n';

/** The only address that the gateway is at: nobody else's machine can ask it. */
export const HOST = '127.0.0.1';

/** Why a gateway could not start, in words for people. */
export class GatewayStartError extends Error {
  override name = 'GatewayStartError';

  constructor(
    readonly code: 'port-in-use' | 'port-not-allowed' | 'port-unusable',
    readonly port: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 picks a free one
 * @returns the port
 * @throws GatewayStartError when the port cannot be had
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number): GatewayStartError {
  switch (error.code) {
    case 'EADDRINUSE': {
      const mend = l10n.t('Stop what uses it, or set another in gateway.port or with --port; 0 picks a free one.');
      return new GatewayStartError('port-in-use', port, `${l10n.t('Port {0} is in use.', port)} ${mend}`);
    }
    case 'EACCES': {
      const message = l10n.t('Port {0} needs rights that this process does not have. Take one from 1024 on.', port);
      return new GatewayStartError('port-not-allowed', port, message);
    }
    default: {
      const message = l10n.t('Port {0} cannot be used ({1}).', port, error.code ?? error.message);
      return new GatewayStartError('port-unusable', port, message);
    }
  }
}
