import * as l10n from '@vscode/l10n';
import type { EncryptionConfig } from '../../config/config.ts';
import { describeSecret, resolveSecret } from '../../config/secrets.ts';
import { KeyError } from '../../offline/keys/key-error.ts';
import type { Agreement, MakeAgreement } from './agreements/agreement.ts';
import { makeEccAgreement } from './agreements/ecc.ts';
import { makeRsaAgreement } from './agreements/rsa.ts';
import { makeSm2Agreement } from './agreements/sm2.ts';
import { CIPHERS_OF, type Cipher, loadCipher } from './ciphers.ts';
import type { Algorithm } from './frame.ts';

/** What a config's data encryption comes to, or why there can be none. */
export type Decryption = Scheme | { problem: string };

export interface Scheme {
  algorithm: Algorithm;
  agreement: Agreement;
  cipher: Cipher;
}

const AGREEMENTS: Readonly<Record<Algorithm, MakeAgreement>> = {
  rsa: makeRsaAgreement,
  ecc: makeEccAgreement,
  sm2: makeSm2Agreement,
};

/**
 * Makes ready what a config says of data encryption.
 * @param folder the config's, for files that it names
 */
export async function prepareDecryption(config: EncryptionConfig, folder: string): Promise<Decryption> {
  const { algorithm, cipher, padding, privateKey: reference } = config;
  const name = algorithm.toUpperCase();
  const ciphers = CIPHERS_OF[algorithm];
  if (!ciphers.includes(cipher)) {
    return { problem: l10n.t('{0} does not go with {1}. Name one of: {2}.', cipher, name, ciphers.join(', ')) };
  }
  if (algorithm === 'rsa' && !padding) {
    return { problem: l10n.t('{0} is missing, which RSA needs: pkcs1 or oaep.', 'gateway.encryption.padding') };
  }
  const privateKey = await resolveSecret(reference, folder);
  const secretName = describeSecret(reference);
  if (privateKey === undefined) {
    return { problem: l10n.t('{0} is not set, which {1} names.', secretName, 'gateway.encryption.privateKey') };
  }
  const agreement = await agreementOf(privateKey, config);
  if (!agreement) return { problem: l10n.t('{0} holds no private key of {1} in PEM.', secretName, name) };
  return { algorithm, agreement, cipher: await loadCipher(cipher) };
}

async function agreementOf(privateKey: string, config: EncryptionConfig): Promise<Agreement | undefined> {
  try {
    return await AGREEMENTS[config.algorithm](privateKey, config);
  } catch (error) {
    if (error instanceof KeyError) return undefined;
    throw error;
  }
}
