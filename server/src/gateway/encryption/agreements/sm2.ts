import { ecPrivateKey, SM2_CURVE } from '../../ec-private-key.ts';
import type { MakeAgreement } from './agreement.ts';

/**
 * As with ECC, on the curve of SM2. That the frame has a compressed point of this curve is seen in a frame that the H5 SDK
 * sent; that the secret is the shared point, compressed, is inferred from ECC.
 */
export const makeSm2Agreement: MakeAgreement = async text => {
  const own = ecPrivateKey(text, SM2_CURVE)?.toString('hex');
  const { sm2 } = await import('sm-crypto-v2');
  const share = (privateKey: string, point: string) => {
    try {
      return Buffer.from(sm2.ecdh(privateKey, point, true));
    } catch {
      // The library throws for what is no point of the curve, or no number of a key.
      return undefined;
    }
  };
  const ownPoint = own && sm2.compressPublicKeyHex(sm2.getPublicKeyFromPrivateKey(own));
  if (!own || !ownPoint || !share(own, ownPoint)) return undefined;
  return {
    accept: point => (point.length === 33 ? share(own, point.toString('hex')) : undefined),
    offer() {
      const { privateKey, publicKey } = sm2.generateKeyPairHex();
      const key = Buffer.from(sm2.compressPublicKeyHex(publicKey), 'hex');
      return { secret: share(privateKey, ownPoint) as Buffer, key };
    },
  };
};
