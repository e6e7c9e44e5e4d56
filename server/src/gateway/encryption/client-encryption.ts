import type { Config } from '../../config/config.ts';
import { isLocalHost } from '../origins.ts';
import { prepareDecryption, type Scheme } from './decryption.ts';
import { writeFrame } from './frame.ts';
import { seal, unseal } from './sealed.ts';
import { type SymmetricKey, symmetricKey } from './symmetric-key.ts';

/** Encrypts calls as a client does. */
export interface ClientEncryption {
  /** A body for one request, with the headers that tell of it, and what decrypts its answer. */
  seal(plain: Buffer): Promise<SealedCall>;
}

export interface SealedCall {
  body: Buffer;
  headers: Record<string, string>;
  /**
   * @param limit of the decrypted bytes
   * @returns nothing for what is not encrypted with the request's key
   */
  open(answer: Buffer, limit: number): Promise<Buffer | undefined>;
}

/** Seen in code: Android `HttpWorker`. The H5 SDK sends neither. */
const HEADERS = { 'x-mgs-encryption': '1', 'X-Content-Encoding': 'mgss' };

/** What Android's client writes for AES and SM4: see `Frame`. */
const CIPHER_NUMBERS = { rsa: 11, ecc: 11, sm2: 13 } as const;

/**
 * What calls to the gateway of a config have to be encrypted with: nothing where it does not decrypt, or cannot, and nothing
 * for gateways of other machines, whose keys the config does not have.
 */
export async function clientEncryption(config: Config, url: string): Promise<ClientEncryption | undefined> {
  const { encryption } = config.gateway;
  if (!encryption || !URL.canParse(url) || !isLocalHost(new URL(url).host)) return undefined;
  const scheme = await prepareDecryption(encryption, config.folder);
  return 'problem' in scheme ? undefined : encryptionBy(scheme);
}

/** Encrypts for the gateway whose key the scheme has. */
export function encryptionBy({ algorithm, agreement, cipher }: Scheme): ClientEncryption {
  return {
    async seal(plain) {
      const { secret, key } = agreement.offer();
      const shared = symmetricKey(secret) as SymmetricKey;
      const data = await seal(plain, cipher, shared);
      return {
        body: writeFrame({ algorithm, key, cipher: CIPHER_NUMBERS[algorithm], data }),
        headers: HEADERS,
        async open(answer, limit) {
          const unsealed = await unseal(answer, cipher, shared, limit);
          return 'plain' in unsealed ? unsealed.plain : undefined;
        },
      };
    },
  };
}
