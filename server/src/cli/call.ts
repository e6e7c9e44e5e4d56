import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import type { CallResult } from '../call-protocol.ts';
import { type Environment, environmentsOf } from '../calls/environments.ts';
import { LOCAL } from '../calls/local.ts';
import type { Config } from '../config/config.ts';
import { defaultConfig } from '../config/resolve.ts';
import { resolveSecret } from '../config/secrets.ts';
import { type Operation, operationsOf } from '../contracts/model.ts';
import { loadModel } from '../contracts/model-cache.ts';
import { callGateway } from '../gateway/call.ts';
import { CallError } from '../gateway/call-error.ts';
import { encryptionOfCalls } from '../gateway/encryption/calls.ts';
import { type CallInput, readInput } from './call-input.ts';
import { optionalConfig } from './config-option.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { note, print, printJson } from './output.ts';

interface CallCliOptions {
  config?: string;
  environment?: string;
  url?: string;
  secretEnv?: string;
  appId?: string;
  workspaceId?: string;
  json?: true;
}

/** `mpaas call`: one signed call. */
export function callCommand(program: Command): void {
  const command = program
    .command('call')
    .description(l10n.t('call an operation on a gateway, signed as clients do'))
    .argument(
      '<operation-type>',
      l10n.t('the operation, for example com.example.account.login, or a file of calls, *.call.json'),
    )
    .argument('[request]', l10n.t('the request as JSON; - reads it from standard input'))
    .option('--config <file>', l10n.t('the config; the nearest mpaas.config.json upward by default'))
    .option('--environment <name>', l10n.t('an environment of the config; its mock gateway, local, by default'))
    .option('--url <url>', l10n.t('the gateway; that of the environment by default'))
    .option('--secret-env <name>', l10n.t('the environment variable that holds the secret'))
    .option('--app-id <id>', l10n.t('the app id; that of the environment by default'))
    .option('--workspace-id <id>', l10n.t('the workspace id; that of the environment by default'))
    .option('--json', l10n.t('machine-readable output'))
    .action(call);
  addHelp(command, {
    examples: [
      `mpaas call com.example.account.login '{"userName":"alice","password":"correct horse"}'`,
      'mpaas call login.call.json --environment test',
    ],
    no: l10n.t('a result code is neither 1000 nor 8001'),
  });
}

async function call(operationType: string, request: string | undefined, options: CallCliOptions): Promise<void> {
  const config = await optionalConfig(options.config);
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const { calls, isFile } = await readInput(operationType, request);
  process.exitCode = EXIT.done;
  const results: CallResult[] = [];
  for (const written of calls) {
    const result = await send(written, options, config, interrupted.signal);
    results.push({ ...result, ms: Math.round(result.ms * 10) / 10 });
    if (!options.json) printResult(result);
    if (!isSuccess(result)) process.exitCode = EXIT.no;
  }
  if (options.json) printJson(isFile ? results : results[0]);
}

async function send(
  { operation: operationType, environment: written, request, headers }: CallInput,
  options: CallCliOptions,
  config: Config | undefined,
  signal: AbortSignal,
): Promise<CallResult> {
  const environment = findEnvironment(options.environment ?? written ?? LOCAL, config);
  const { signType, notation } = environment;
  const url = options.url ?? environment.url;
  return callGateway({
    url,
    appId: options.appId ?? environment.appId,
    workspaceId: options.workspaceId ?? environment.workspaceId,
    operation: (config && (await findOperation(operationType, config))) ?? unknownOperation(operationType),
    request,
    headers,
    signType,
    notation,
    secret: await findSecret(options, environment, config),
    encryption: config && (await encryptionOfCalls(config, url)),
    signal,
  }).catch(error => {
    throw error instanceof CallError ? new CliError(error.message) : error;
  });
}

function findEnvironment(name: string, config: Config | undefined): Environment {
  const environments = environmentsOf(config ?? defaultConfig(process.cwd()));
  const found = environments.find(each => each.name === name);
  if (found) return found;
  const names = environments.map(each => each.name).join(', ');
  throw new CliError(l10n.t('There is no environment "{0}". Environments: {1}.', name, names));
}

async function findOperation(operationType: string, config: Config): Promise<Operation | undefined> {
  const { model } = await loadModel(config);
  return operationsOf(model).find(operation => operation.operationType === operationType);
}

/** An operation that no contract has: signed, its request the one element of the array. */
function unknownOperation(operationType: string): Operation {
  const start = { line: 0, character: 0 };
  return {
    name: operationType,
    operationType,
    source: { file: '', range: { start, end: start } },
    http: { method: 'POST', path: `/${operationType}`, pathParameters: [], explicit: false },
    signCheck: true,
    checkLogin: false,
    retryable: false,
  };
}

/** The secret that `--secret-env` names, else the environment's. Without one the call is not signed, and that is said. */
async function findSecret(
  options: CallCliOptions,
  environment: Environment,
  config: Config | undefined,
): Promise<string | undefined> {
  if (options.secretEnv !== undefined) {
    const secret = process.env[options.secretEnv];
    if (secret) return secret;
    throw new CliError(l10n.t('The environment variable {0} is not set.', options.secretEnv));
  }
  const secret = await resolveSecret(environment.secret, config?.folder ?? process.cwd());
  if (secret === undefined) note(l10n.t('There is no secret, so the call is not signed. Name one with --secret-env.'));
  return secret;
}

/** 8001, "not modified", is success to the Android client too (seen in code: RpcException.ErrorCode). */
function isSuccess({ resultStatus }: CallResult): boolean {
  return resultStatus === 1000 || resultStatus === 8001;
}

function printResult(result: CallResult): void {
  note(`${result.resultStatus} ${result.memo}  ${result.traceId}  ${result.ms.toFixed(1)} ms`);
  if (result.tips && result.tips !== result.memo) note(result.tips);
  if (result.explanation !== undefined) note(JSON.stringify(result.explanation, undefined, 2));
  if (result.body !== null || isSuccess(result)) print(JSON.stringify(result.body, undefined, 2));
}
