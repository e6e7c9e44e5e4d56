import type { SignType } from '../signature.ts';

/** What a signature is made of. A client that signs right has these as the gateway has them. */
export interface Parts {
  operationType: string;
  /** What stands behind `Request-Data=`. */
  data: string;
  /** What stands behind `Ts=`. */
  ts: string;
  /** Joins the three to what is signed. */
  join(parts: Pick<Parts, 'operationType' | 'data' | 'ts'>): string;
  secret: string;
  digest(secret: string, content: string): Buffer;
  /** Writes the digest as the header `Sign` has it. */
  write(digest: Buffer): string;
}

/** A signature that is not the expected one, and what is known of the request and the app. */
export interface Mismatch {
  operationType: string;
  /** The body as it came, uncompressed. */
  bytes: Buffer;
  /** Header `Ts`. */
  ts: string;
  /** Header `Sign`. */
  received: string;
  type: SignType;
  secret: string;
  /** How to speak of the secret: `$MPAAS_APP_SECRET`. */
  secretName?: string | undefined;
  /** Empty where any may come. */
  appId: string;
  /** Those of other apps, workspaces and gateways that the config knows. */
  otherSecrets?: readonly NamedSecret[];
  /** The operation types of the contracts. */
  otherOperations: Iterable<string>;
}

/** A secret with how to speak of it. */
export interface NamedSecret {
  /** `test (app A, workspace default)`. */
  name: string;
  secret: string;
}

/** Something that a client does otherwise. */
export interface Deviation {
  /** Stable: what tests and the documentation call it. */
  id: string;
  /** What the client did, and what is right. */
  says(): string;
  change: Partial<Parts>;
  /** Tried alone only: there are many of its kind. */
  isOneOfMany?: boolean;
}

/** All deviations of one kind that a request allows. Those that would change nothing may be among them. */
export type Deviations = (mismatch: Mismatch, right: Parts) => Iterable<Deviation>;
