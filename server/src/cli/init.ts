import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import pc from 'picocolors';
import { isOperationType } from '../contracts/operation-type.ts';
import { type MadeProject, newProject } from '../scaffold/new-project.ts';
import { proposePrefix } from '../scaffold/proposals.ts';
import { isServiceName } from '../scaffold/service-name.ts';
import { APP_SECRET, PRIVATE_KEY } from '../scaffold/write-project.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { print, printJson } from './output.ts';

interface InitOptions {
  service: string;
  prefix?: string;
  json?: true;
}

/** `mpaas init`: a project that works at once, with a contract, a mock for it, keys and a config. */
export function initCommand(program: Command): void {
  const command = program
    .command('init')
    .description(l10n.t('make a new project: config, contract, mock and keys'))
    .argument('[folder]', l10n.t('the folder of the project; files that are there are never overwritten'), '.')
    .option('--service <name>', l10n.t('the name of its service'), 'AccountService')
    .option('--prefix <prefix>', l10n.t('what its operation types start with; after the service by default'))
    .option('--json', l10n.t('machine-readable output'))
    .action(init);
  addHelp(command, { examples: ['mpaas init shop --service OrderService --prefix com.example.order'] });
}

async function init(name: string, { service, prefix: given, json }: InitOptions): Promise<void> {
  const token = interruption();
  if (!isServiceName(service)) {
    throw new CliError(l10n.t('--service takes a capital letter, then letters and digits, as in AccountService.'));
  }
  const prefix = given?.replace(/\.$/, '') ?? proposePrefix([], service);
  if (!isOperationType(prefix)) {
    throw new CliError(l10n.t('--prefix takes letters, digits, "_", "-" and ".", as in com.example.'));
  }
  const folder = path.resolve(name);
  const made = await newProject({ folder, service, prefix }, token);
  if (json) printJson({ folder, files: made.files, operationType: made.operationType });
  else printMade(made, folder);
  process.exitCode = EXIT.done;
}

function printMade(made: MadeProject, folder: string): void {
  for (const file of made.files) print(`${pc.green('create')} ${file}`);
  const { appId, version, root } = made.package;
  const way = path.relative(process.cwd(), folder);
  const steps = [
    ...(way === '' ? [] : [`cd ${way.includes(' ') ? `"${way}"` : way}`]),
    'mpaas generate',
    'mpaas gateway',
    `mpaas call ${made.operationType} '${made.request}'`,
    `mpaas pack ${root} --app-id ${appId} --version ${version} --key ${PRIVATE_KEY}`,
  ];
  print(`\n${l10n.t('Next, the gateway in a terminal of its own:')}`);
  for (const step of steps) print(`  ${pc.bold(step)}`);
  print(
    `\n${l10n.t(
      'The mock gateway takes the random secret in {0}. Before you call the real one, put the secret of your app there, and its id into {1}.',
      APP_SECRET,
      made.config,
    )}`,
  );
}
