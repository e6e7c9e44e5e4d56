import * as l10n from '@vscode/l10n';
import { nearest } from '../../../nearest.ts';
import type { LogEvent } from '../../event.ts';
import { canBeOf, hasAppId } from '../can-be-of.ts';
import type { Cause } from '../cause.ts';
import type { KnownApp } from '../context.ts';

/** 3000: app id, workspace id and operation type have to fit together (AY/64260). Compares them with the workspace's. */
export const operation: Cause = ({ event }, _, { apps }) => {
  if (apps.length === 0) return undefined;
  const says = appProblem(event, apps) ?? operationProblem(event, apps);
  return says === undefined ? undefined : { says: [says] };
};

function appProblem({ appId, workspaceId }: LogEvent, apps: readonly KnownApp[]): string | undefined {
  if (appId === undefined) return undefined;
  const ofApp = apps.filter(app => hasAppId(app, appId));
  const workspaces = ofApp.map(app => app.workspaceId);
  if (ofApp.length === 0) {
    return l10n.t('No config here has the app id {0}. They have {1}.', appId, list(apps.map(app => app.appId)));
  }
  if (workspaceId !== undefined && !workspaces.includes(workspaceId)) {
    return l10n.t(
      'The configs have the app {0} in the workspace {1}, not in {2}.',
      appId,
      list(workspaces),
      workspaceId,
    );
  }
  return undefined;
}

function operationProblem(event: LogEvent, apps: readonly KnownApp[]): string | undefined {
  const { operationType } = event;
  if (operationType === undefined) return undefined;
  const asked = apps.filter(app => canBeOf(event, app));
  if (asked.some(app => app.operations.has(operationType))) {
    return l10n.t(
      'Contracts have {0}, so the request is right: on the gateway the API is missing in this workspace, or not open.',
      operationType,
    );
  }
  const other = apps.find(app => app.operations.has(operationType));
  if (other) {
    return l10n.t(
      '{0} is an operation of the app {1} in the workspace {2}: the request went with others.',
      operationType,
      other.appId || '*',
      other.workspaceId,
    );
  }
  const meant = nearest(
    operationType,
    asked.flatMap(app => [...app.operations.keys()]),
  );
  return meant === undefined
    ? l10n.t('No contract has the operation type {0}. A contract that cannot be read is left out.', operationType)
    : l10n.t('No contract has the operation type {0}. The nearest is {1}.', operationType, meant);
}

/** Some of them, each once. */
function list(values: readonly string[]): string {
  return [...new Set(values)].slice(0, 5).join(', ');
}
