import type { Config } from '../../config/config.ts';
import type { ClientEncryption } from './client-encryption.ts';

/**
 * What encrypts calls for the gateway of a config: see `clientEncryption`. What does so comes with the gateway's own bundle, which
 * is loaded only where there is something to encrypt.
 */
export async function encryptionOfCalls(config: Config, url: string): Promise<ClientEncryption | undefined> {
  if (!config.gateway.encryption) return undefined;
  const { clientEncryption } = await import('../../gateway/main.ts');
  return clientEncryption(config, url);
}
