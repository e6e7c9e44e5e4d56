import * as l10n from '@vscode/l10n';
import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { callCommand } from './call.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { diagnoseCommand } from './diagnose.ts';
import { EXIT } from './exit.ts';
import { explainCommand } from './explain.ts';
import { gatewayCommand } from './gateway.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { inspectCommand } from './inspect.ts';
import { keygenCommand } from './keygen.ts';
import { packCommand } from './pack.ts';
import { localizeProgram } from './program-texts.ts';
import { signCommand } from './sign.ts';
import { verifyCommand } from './verify.ts';

/** The order in which help and documentation list them. */
const COMMANDS = [
  initCommand,
  generateCommand,
  checkCommand,
  importCommand,
  gatewayCommand,
  callCommand,
  keygenCommand,
  packCommand,
  signCommand,
  verifyCommand,
  inspectCommand,
  compareCommand,
  diagnoseCommand,
  explainCommand,
];

/** Everything that can be said to `mpaas`, described in the language that was set before. */
export function createProgram(): Command {
  const program = localizeProgram(new Command('mpaas'))
    .description(l10n.t('contracts, clients, a mock gateway and offline packages for mPaaS'))
    .version(VERSION, '-V, --version', l10n.t('output the version number'))
    // Behind `pack`, `--version` is the package's.
    .enablePositionalOptions()
    .showHelpAfterError()
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.unusable));
  for (const add of COMMANDS) add(program);
  return program;
}
