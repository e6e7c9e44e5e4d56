import * as l10n from '@vscode/l10n';
import { Command } from 'commander';
import { callCommand } from './cli/call.ts';
import { checkCommand } from './cli/check.ts';
import { compareCommand } from './cli/compare.ts';
import { diagnoseCommand } from './cli/diagnose.ts';
import { CliError, EXIT } from './cli/exit.ts';
import { explainCommand } from './cli/explain.ts';
import { gatewayCommand } from './cli/gateway.ts';
import { generateCommand } from './cli/generate.ts';
import { importCommand } from './cli/import.ts';
import { initCommand } from './cli/init.ts';
import { inspectCommand } from './cli/inspect.ts';
import { keygenCommand } from './cli/keygen.ts';
import { note, outliveReaders } from './cli/output.ts';
import { packCommand } from './cli/pack.ts';
import { signCommand } from './cli/sign.ts';
import { verifyCommand } from './cli/verify.ts';
import { CancelledError } from './files/write-files.ts';
import { GenerateError } from './generate/generate-error.ts';
import { GitError } from './git/git-error.ts';
import { ImportError } from './import/import-error.ts';
import { languageOfEnvironment, setLanguage } from './locale.ts';
import { KeyError } from './offline/keys/key-error.ts';
import { PackError } from './offline/pack/pack-error.ts';
import { TarWriteError } from './offline/tar/tar-write-error.ts';
import { ZipSizeError } from './offline/zip/zip-size-error.ts';
import { ScaffoldError } from './scaffold/scaffold-error.ts';
import { VERSION } from './version.ts';

/** Errors whose messages say in the user's words what is wrong and what to do. */
const EXPECTED = [
  GenerateError,
  GitError,
  ImportError,
  KeyError,
  PackError,
  ScaffoldError,
  TarWriteError,
  ZipSizeError,
];

/** What every command may end with; anything else is a defect of ours, and says so. */
function explain(error: unknown): number {
  if (error instanceof CliError) {
    note(`mpaas: ${error.message}`);
    return error.exitCode;
  }
  if (error instanceof CancelledError) {
    note(l10n.t('Cancelled. Nothing was changed.'));
    return EXIT.unusable;
  }
  const { code, path: file } = error as NodeJS.ErrnoException;
  const message = (error as Error).message;
  if (EXPECTED.some(each => error instanceof each)) note(`mpaas: ${message}`);
  else if (code && file) note(l10n.t('mpaas: {0} cannot be used ({1}).', file, code));
  else note(l10n.t('mpaas: unexpected failure, please report it: {0}', message));
  return EXIT.unusable;
}

async function main(): Promise<void> {
  outliveReaders();
  setLanguage(languageOfEnvironment(process.env));
  const program = new Command('mpaas')
    .description(l10n.t('contracts, clients, a mock gateway and offline packages for mPaaS'))
    .version(VERSION)
    // Behind `pack`, `--version` is the package's.
    .enablePositionalOptions()
    .showHelpAfterError()
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.unusable));
  for (const add of [
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
  ])
    add(program);
  for (const command of program.commands) command.copyInheritedSettings(program);
  await program.parseAsync();
}

main().catch(error => {
  process.exitCode = explain(error);
});
