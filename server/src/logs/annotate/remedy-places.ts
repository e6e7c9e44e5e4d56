import type { Json } from '../../contracts/model.ts';
import type { CodedEvent, EventCode } from '../event.ts';

/** A setting of `mpaas.config.json`: the way to it. */
export type SettingPath = readonly string[];

/** What in a config a code has to do with. */
const SETTINGS: ReadonlyMap<EventCode, SettingPath> = new Map([
  [1002, ['gateway', 'rateLimits']],
  [1005, ['gateway', 'authorization']],
  [2000, ['gateway', 'login']],
  [3003, ['gateway', 'encryption']],
  [4001, ['gateway', 'backend']],
  [4002, ['gateway', 'backend']],
  [4003, ['gateway', 'backend']],
  [5000, ['gateway', 'encryption']],
  [7000, ['app', 'secret']],
  [7001, ['app', 'secret']],
  [7002, ['app', 'secret']],
  [7003, ['gateway', 'timestampWindowMinutes']],
  [7014, ['app', 'secret']],
]);

/**
 * The setting that one looks at for a code.
 * @param app as the config has it: 3000 is about what differs
 */
export function settingFor(
  { code, appId, workspaceId }: CodedEvent,
  app: { appId: string; workspaceId: string },
): SettingPath | undefined {
  if (code !== 3000) return SETTINGS.get(code);
  const isOtherWorkspace = workspaceId !== undefined && workspaceId !== app.workspaceId;
  return (appId === undefined || appId === app.appId) && isOtherWorkspace ? ['app', 'workspaceId'] : ['app', 'appId'];
}

const DATA = /^Operation-Type=[^&]*&Request-Data=([^&]+)&Ts=/;

/**
 * The request that a client signed, where the log has that and it is JSON.
 * @returns `{}` around it, as nothing is a request, too
 */
export function requestOf({ signContent }: CodedEvent): { request?: Json } | undefined {
  const data = DATA.exec(signContent ?? '')?.[1];
  if (data === undefined) return undefined;
  try {
    const sent: unknown = JSON.parse(Buffer.from(data, 'base64').toString());
    if (!Array.isArray(sent) || sent.length > 1) return undefined;
    return sent.length === 0 ? {} : { request: sent[0] };
  } catch {
    // Encrypted, compressed or cut off: there is nothing to send.
    return undefined;
  }
}
