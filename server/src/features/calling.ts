import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import {
  CallRequest,
  type EnvironmentView,
  ListEnvironmentsRequest,
  type PrepareCallParams,
  PrepareCallRequest,
  type PreparedCallView,
} from '../call-protocol.ts';
import { type Environment, environmentsOf } from '../calls/environments.ts';
import { LOCAL } from '../calls/local.ts';
import { CancelledError } from '../cancellation.ts';
import type { Config } from '../config/config.ts';
import { resolveSecret } from '../config/secrets.ts';
import { type Model, type Operation, operationsOf } from '../contracts/model.ts';
import { callGateway } from '../gateway/call.ts';
import { CallError } from '../gateway/call-error.ts';
import { encryptionOfCalls } from '../gateway/encryption/calls.ts';
import { prepareCall, signedHeaders } from '../gateway/prepare-call.ts';
import type { Feature } from './feature.ts';
import { UserError } from './support/safe.ts';
import { serveRequest } from './support/serve-request.ts';
import { requireTrust, usableProject } from './support/usable-project.ts';

/** Calls operations as a client does. */
export const calling: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, CallRequest, async (params, token) => {
      requireTrust(context);
      const { analysis, config } = await usableProject(context, params, token);
      const { url, request, headers } = params;
      const operation = requireOperation(analysis.model, params.operationType);
      const { appId, workspaceId, secret: reference } = config.app;
      const secret = await resolveSecret(reference, config.folder);
      const encryption = await encryptionOfCalls(config, url);
      const options = { appId, workspaceId, operation, request, headers, url, secret, encryption };
      return cancellable(token, signal => callGateway({ ...options, signal }));
    });
    serveRequest(connection, PrepareCallRequest, async (params, token) => {
      requireTrust(context);
      const { analysis, config } = await usableProject(context, params, token);
      return prepared(params, requireOperation(analysis.model, params.operationType), config);
    });
    serveRequest(connection, ListEnvironmentsRequest, async (params, token) => {
      const { config } = await usableProject(context, params, token);
      return environmentsOf(config).map(({ name, url }): EnvironmentView => ({ name, url, isLocal: name === LOCAL }));
    });
  },
});

function requireOperation(model: Model, operationType: string): Operation {
  const operation = operationsOf(model).find(each => each.operationType === operationType);
  if (!operation) throw new UserError(l10n.t('No contract has the operation type "{0}".', operationType));
  return operation;
}

async function prepared(
  { environment: name, request, headers }: PrepareCallParams,
  operation: Operation,
  config: Config,
): Promise<PreparedCallView> {
  const environment = requireEnvironment(config, name);
  const call = prepareCall({ ...environment, operation, request, headers }, Date.now());
  const { url, secret: reference } = environment;
  const secret = await resolveSecret(reference, config.folder);
  if (secret === undefined) return { ...call, url };
  return { url, headers: signedHeaders(call, secret), body: call.body };
}

function requireEnvironment(config: Config, name: string): Environment {
  const environments = environmentsOf(config);
  const found = environments.find(each => each.name === name);
  if (found) return found;
  const names = environments.map(each => each.name).join(', ');
  throw new UserError(l10n.t('{0} has no environment "{1}". Environments: {2}.', config.file, name, names));
}

async function cancellable<T>(token: CancellationToken, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const subscription = token.onCancellationRequested(() => controller.abort());
  try {
    return await task(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) throw new CancelledError();
    throw error instanceof CallError ? new UserError(error.message) : error;
  } finally {
    subscription.dispose();
  }
}
