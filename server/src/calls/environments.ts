import type { Config, SecretReference } from '../config/config.ts';
import type { SignType } from '../gateway/signature.ts';
import type { TimestampNotation } from '../gateway/timestamp.ts';
import { LOCAL } from './local.ts';

/** A gateway that calls can go to. */
export interface Environment {
  name: string;
  /** `https://host/mgw.htm`. */
  url: string;
  appId: string;
  workspaceId: string;
  secret?: SecretReference;
  signType?: SignType;
  notation?: TimestampNotation;
}

/** The environments of a config, the mock gateway first. */
export function environmentsOf({ app, gateway, environments = {} }: Config): Environment[] {
  const { appId, workspaceId, secret } = app;
  const url = `http://127.0.0.1:${gateway.port}/mgw.htm`;
  const others = Object.entries(environments).map(([name, { ts, ...environment }]) => ({
    name,
    appId,
    workspaceId,
    ...(ts && { notation: ts }),
    ...environment,
  }));
  return [{ name: LOCAL, url, appId, workspaceId, ...(secret && { secret }) }, ...others];
}
