import * as l10n from '@vscode/l10n';
import { isCancelledError } from './cancellation.ts';
import { CliError, EXIT } from './cli/exit.ts';
import { note, outliveReaders } from './cli/output.ts';
import { createProgram } from './cli/program.ts';
import { GenerateError } from './generate/generate-error.ts';
import { GitError } from './git/git-error.ts';
import { ImportError } from './import/import-error.ts';
import { languageOfEnvironment, setLanguage } from './locale.ts';
import { KeyError } from './offline/keys/key-error.ts';
import { PackError } from './offline/pack/pack-error.ts';
import { TarWriteError } from './offline/tar/tar-write-error.ts';
import { ZipSizeError } from './offline/zip/zip-size-error.ts';
import { ScaffoldError } from './scaffold/scaffold-error.ts';

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
  if (isCancelledError(error)) {
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
  await createProgram().parseAsync();
}

main().catch(error => {
  process.exitCode = explain(error);
});
