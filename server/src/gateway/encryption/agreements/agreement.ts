import type { EncryptionConfig } from '../../../config/config.ts';

/** How a client and the gateway come to a secret for one request, both sides of it. */
export interface Agreement {
  /**
   * The gateway's side.
   * @param key of a frame
   * @returns the secret; nothing when `key` was not made for this gateway's key
   */
  accept(key: Buffer): Buffer | undefined;
  /** A client's side: a new secret, and what tells it to the gateway. */
  offer(): { secret: Buffer; key: Buffer };
}

/**
 * Makes an agreement of the gateway's private key.
 * @returns nothing when the text holds no key of the kind
 * @throws KeyError for a PEM block that is damaged
 */
export type MakeAgreement = (privateKey: string, config: EncryptionConfig) => Promise<Agreement | undefined>;
