import type { LogEvent } from '../event.ts';
import type { KnownApp } from './context.ts';

/** Whether an event can be of an app, as far as it says which one it is of. */
export function canBeOf({ appId, workspaceId }: LogEvent, app: KnownApp): boolean {
  return hasAppId(app, appId ?? app.appId) && (workspaceId ?? app.workspaceId) === app.workspaceId;
}

/** A config that names no app id is for any. */
export function hasAppId(app: KnownApp, appId: string): boolean {
  return app.appId === '' || app.appId === appId;
}
