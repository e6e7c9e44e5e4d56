import type { IncomingMessage } from 'node:http';
import { Refusal } from './http-error.ts';
import type { RequestBody } from './request-body.ts';
import { type SignatureKey, verifierOf } from './signature-keys.ts';
import type { SmCrypto, Verify } from './sm-crypto.ts';
import { KEY_HEADER, SIGNATURE_HEADER, type SignedRequest, stringToSign } from './string-to-sign.ts';

/** Which signatures of the gateway a server accepts. */
export interface SignatureOptions {
  /** By the names that the gateway sends in `X-Mgs-Proxy-Signature-Secret-Key`: several, while one takes over from another. */
  readonly keys: Readonly<Record<string, SignatureKey>>;
  /** For `sm2` and `sm3` where Node.js was built without them: `import * as smCrypto from 'sm-crypto-v2'`. */
  readonly smCrypto?: SmCrypto;
}

/**
 * Checks that the gateway has signed a request.
 * @param body of POST and PUT
 * @throws Refusal 401 when it has not, 500 when the body is not there as it was received
 */
export type SignatureCheck = (req: IncomingMessage & { originalUrl?: string }, body: RequestBody | undefined) => void;

/**
 * Makes what checks signatures of the gateway (documented AY/64256).
 * @throws Error when a key cannot verify
 */
export function createSignatureCheck({ keys, smCrypto }: SignatureOptions): SignatureCheck {
  const verifiers = new Map<string, Verify>();
  for (const [name, key] of Object.entries(keys)) {
    verifiers.set(name, verifierOf(name, key, smCrypto));
  }
  return (req, body) => {
    const signature = headerOf(req, SIGNATURE_HEADER);
    const key = headerOf(req, KEY_HEADER);
    const verify = verifiers.get(key);
    if (verify === undefined) {
      throw new Refusal(401, 'signature-key-unknown', 'No key of this name is known here.', undefined, { key });
    }
    const signed = stringToSign(toSigned(req, body));
    if (!verify(signed, signature)) {
      const message = 'The signature is not that of "signed", which is what was received, by this key.';
      throw new Refusal(401, 'signature-mismatch', message, undefined, { key, signed });
    }
  };
}

function toSigned(req: IncomingMessage & { originalUrl?: string }, body: RequestBody | undefined): SignedRequest {
  if (body !== undefined && body.bytes === undefined) {
    const message = 'Signatures are of bodies as they are received. Mount the router before what parses them.';
    throw new Refusal(500, 'body-already-parsed', message, undefined);
  }
  // Express takes the path that a router is mounted at out of `url`.
  const path = req.originalUrl ?? req.url ?? '/';
  return { method: req.method ?? '', path, ...(body && { body: body.bytes, isForm: body.isForm }) };
}

function headerOf(req: IncomingMessage, name: string): string {
  const value = req.headers[name.toLowerCase()];
  if (typeof value !== 'string' || value === '') {
    throw new Refusal(401, 'signature-missing', `The request has no header ${name}.`, undefined, { header: name });
  }
  return value;
}
