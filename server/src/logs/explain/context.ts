import type { Operation } from '../../contracts/model.ts';
import type { NamedSecret } from '../../gateway/oracle/deviation.ts';
import type { CodeTexts } from './code-texts.ts';

/** An app as the workspace knows it, out of a config and its contracts. */
export interface KnownApp {
  /** Empty: any. */
  appId: string;
  workspaceId: string;
  /** By operation type. */
  operations: ReadonlyMap<string, Operation>;
  /** What its clients sign with, where that is set. It is compared with, and never told. */
  secret?: string;
  /** How to speak of the secret: `$MPAAS_APP_SECRET`. */
  secretName?: string;
  /** Those of other environments, which a client may have taken. */
  otherSecrets?: readonly NamedSecret[];
}

/** What the configs and contracts of a workspace say. */
export interface WorkspaceKnowledge {
  apps: readonly KnownApp[];
  /** How far `Ts` may be off. 30 where nobody says another: community, developer.aliyun.com/ask/596097. */
  windowMinutes?: number;
  /** Nobody trusts the workspace, which could name any secret: the apps have none. Absent: they have those that are set. */
  isUntrusted?: boolean;
}

/** What is known beside the logs. */
export interface ExplainContext extends WorkspaceKnowledge {
  texts: CodeTexts;
  /** For how many signatures it may still be looked for what the client does otherwise, which takes milliseconds; absent: all. */
  searches?: { left: number };
}
