import type { Command } from './command.ts';

export const stopGateway: Command = {
  id: 'mpaas.gateway.stop',
  run: ({ gateway }) => gateway.stop(),
};
