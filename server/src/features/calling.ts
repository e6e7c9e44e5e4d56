import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import { resolveSecret } from '../config/secrets.ts';
import { operationsOf } from '../contracts/model.ts';
import { CancelledError } from '../files/write-files.ts';
import { callGateway } from '../gateway/call.ts';
import { CallError } from '../gateway/call-error.ts';
import { encryptionOfCalls } from '../gateway/encryption/calls.ts';
import { type CallParams, CallRequest, type CallResult } from '../protocol.ts';
import type { Feature } from './feature.ts';
import { runSafe, UserError } from './safe.ts';
import { requireTrust, usableProject } from './usable-project.ts';

/** Calls operations as a client does. */
export const calling: Feature = context => ({
  capabilities: {},
  register(connection) {
    const call = runSafe(connection, 'mpaas/call', async (params: CallParams, token): Promise<CallResult> => {
      requireTrust(context);
      const { analysis, config } = await usableProject(context, params, token);
      const { operationType, url, request } = params;
      const operation = operationsOf(analysis.model).find(each => each.operationType === operationType);
      if (!operation) throw new UserError(l10n.t('No contract has the operation type "{0}".', operationType));
      const { appId, workspaceId, secret: reference } = config.app;
      const secret = await resolveSecret(reference, config.folder);
      const encryption = await encryptionOfCalls(config, url);
      const options = { url, appId, workspaceId, operation, request, secret, encryption };
      return cancellable(token, signal => callGateway({ ...options, signal }));
    });
    connection.onRequest(CallRequest, call);
  },
});

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
