import { childrenOf, type DerElement, objectIdOf } from './der.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.113549.1.1.7', 'RSA-OAEP'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS'],
  ['1.2.840.113549.1.3.1', 'DH'],
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.2.840.10045.2.1', 'EC'],
  ['1.2.156.10197.1.301', 'SM2'],
  ['1.3.101.110', 'X25519'],
  ['1.3.101.111', 'X448'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
]);

const SM2_CURVE = '1.2.156.10197.1.301';

/**
 * What a key is for, as people call it, from its AlgorithmIdentifier. SM2 keys are EC keys on a curve of their own.
 * @returns the object identifier for what has no name here
 */
export function algorithmName(identifier: DerElement): string {
  const [algorithm, parameters] = childrenOf(identifier);
  const id = (algorithm && objectIdOf(algorithm)) ?? '';
  if (parameters && objectIdOf(parameters) === SM2_CURVE) return 'SM2';
  return NAMES.get(id) ?? id;
}
