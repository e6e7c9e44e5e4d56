import type { Command } from './command.ts';
import { startGateway } from './start-gateway.ts';

/** Starts the gateway of the same config again, as after a crash; asks for one when none ran. */
export const restartGateway: Command = {
  id: 'mpaas.gateway.restart',
  needsTrust: true,
  async run(services) {
    const { gateway } = services;
    return gateway.state.kind === 'stopped' ? startGateway.run(services) : gateway.start(gateway.state.config);
  },
};
