import type { Command } from './command.ts';

/** Lets the mock gateway forget the calls that it answered. */
export const clearJournal: Command = {
  id: 'mpaas.gateway.journal.clear',
  run: ({ journal }) => journal.clear(),
};
