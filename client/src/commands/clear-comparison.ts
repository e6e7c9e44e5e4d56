import type { Command } from './command.ts';

/** Takes what the last comparison with a git reference found out of the Problems view. */
export const clearComparison: Command = {
  id: 'mpaas.checkAgainst.clear',
  async run({ comparison }): Promise<void> {
    comparison.clear();
  },
};
