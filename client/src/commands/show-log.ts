import type { Command } from './command.ts';

export const showLog: Command = {
  id: 'mpaas.showLog',
  run: async ({ log }) => log.show(),
};
