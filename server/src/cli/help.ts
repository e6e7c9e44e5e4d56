import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import { EXIT } from './exit.ts';

/** What help and documentation say of a command beside its arguments and options. */
interface CommandHelp {
  /** Whole command lines. `test/cli/doc-examples.test.ts` runs them, in the workspace of `test/support/docs/`. */
  examples: readonly string[];
  /** When the exit code is 1; left out where the answer is never no. */
  no?: string;
}

const HELP = new WeakMap<Command, CommandHelp>();

/** Shows examples and exit codes below a command's options, and keeps them for `helpOf`. */
export function addHelp(command: Command, help: CommandHelp): void {
  HELP.set(command, help);
  const codes = exitCodes(help.no).map(({ code, when }) => `  ${code}  ${when}`);
  const examples = help.examples.map(example => `  ${example}`);
  command.addHelpText('after', ['', l10n.t('Examples:'), ...examples, '', l10n.t('Exit codes:'), ...codes].join('\n'));
}

/** @throws when the command was not given to `addHelp` */
export function helpOf(command: Command): CommandHelp {
  const help = HELP.get(command);
  if (help) return help;
  throw new Error(`${command.name()} has no examples: its file has to call addHelp.`);
}

/** What a command's exit codes mean, in the language that was set. */
export function exitCodes(no: string | undefined): { code: number; when: string }[] {
  return [
    { code: EXIT.done, when: l10n.t('done') },
    ...(no === undefined ? [] : [{ code: EXIT.no, when: no }]),
    { code: EXIT.unusable, when: l10n.t('the call or its input could not be used') },
  ];
}
