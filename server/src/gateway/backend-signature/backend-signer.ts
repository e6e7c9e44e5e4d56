import * as l10n from '@vscode/l10n';
import type { BackendSignature } from '../../config/config.ts';
import { describeSecret, resolveSecret } from '../../config/secrets.ts';
import {
  KEY_HEADER,
  SIGNATURE_HEADER,
  type SignedRequest,
  stringToSign,
} from '../../generate/runtime/string-to-sign.ts';
import { KeyError } from '../../offline/keys/key-error.ts';
import { ALGORITHMS, type SignString } from './algorithms.ts';

/** What signs requests to a backend, or why nothing can. */
export type BackendSigner =
  /** `key` is the name by which the backend picks its secret. */
  { key: string; sign(request: SignedRequest): Record<string, string> } | { problem: string };

/**
 * Makes ready what a config says of signing.
 * @param folder the config's, for files that it names
 * @returns what gives a request the headers of its signature
 */
export async function backendSigner(signature: BackendSignature, folder: string): Promise<BackendSigner> {
  const { algorithm, key } = signature;
  const { secret: kind, signer } = ALGORITHMS[algorithm];
  const reference = signature[kind];
  const place = `gateway.backend.signature.${kind}`;
  if (!reference) return { problem: l10n.t('{0} is missing, which {1} signs with.', place, algorithm.toUpperCase()) };
  const name = describeSecret(reference);
  const secret = await resolveSecret(reference, folder);
  if (secret === undefined) return { problem: l10n.t('{0} is not set, which {1} names.', name, place) };
  const signString = await made(signer, secret);
  if (!signString) {
    return { problem: l10n.t('{0} holds no private key that {1} can sign with.', name, algorithm.toUpperCase()) };
  }
  return { key, sign: request => ({ [KEY_HEADER]: key, [SIGNATURE_HEADER]: signString(stringToSign(request)) }) };
}

async function made(
  signer: (secret: string) => Promise<SignString | undefined>,
  secret: string,
): Promise<SignString | undefined> {
  try {
    return await signer(secret);
  } catch (error) {
    if (error instanceof KeyError) return undefined;
    throw error;
  }
}
