import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface JournalOptions {
  /** Of a call that is to be chosen. */
  traceId: string;
}

/** Shows the calls that the mock gateway answers, as they come. */
export const showJournal: Command = {
  id: 'mpaas.gateway.journal',
  run: ({ journalView }, argument) => journalView.show(optionsOf<JournalOptions>(argument).traceId),
};
