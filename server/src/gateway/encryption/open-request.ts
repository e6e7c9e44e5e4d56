import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';
import type { Decryption, Scheme } from './decryption.ts';
import { describeFrameProblem, type Frame, parseFrame } from './frame.ts';
import { seal, type Unsealed, unseal } from './sealed.ts';
import { type SymmetricKey, symmetricKey } from './symmetric-key.ts';

/** A request's body, decrypted, and what encrypts the answer: with the same key, without a frame (seen in code). */
export interface Opened {
  plain: Buffer;
  seal(answer: string | Buffer): Promise<Buffer>;
}

/**
 * Decrypts a body. 3003 for one that is not encrypted or for another key, 5000 for one that names another algorithm (both seen
 * in code: Alipay's own iOS demo test).
 * @param limit of the decrypted bytes
 */
export async function openRequest(
  body: Buffer,
  decryption: Decryption,
  limit: number,
): Promise<Opened | { refused: Explanation }> {
  if ('problem' in decryption) return refused(3003, cannotDecrypt(decryption.problem), 'gateway.encryption', null);
  const frame = parseFrame(body);
  if ('problem' in frame) return refused(3003, notEncrypted(describeFrameProblem(frame)), EXPECTED, startOf(body));
  if (frame.algorithm !== decryption.algorithm) return otherAlgorithm(frame, decryption);
  const secret = decryption.agreement.accept(frame.key);
  const key = secret && symmetricKey(secret);
  if (!key) return refused(3003, otherKey(), decryption.algorithm, startOf(frame.key));
  const unsealed = await unseal(frame.data, decryption.cipher, key, limit);
  if ('problem' in unsealed) return notUnsealed(unsealed.problem, frame, limit);
  return opened(unsealed, decryption, key);
}

function opened({ plain }: { plain: Buffer }, { cipher }: Scheme, key: SymmetricKey): Opened {
  return { plain, seal: answer => seal(answer, cipher, key) };
}

/** What a frame looks like, for people. */
const EXPECTED = '[1|2|3][length][key][cipher][length][data]';

function otherAlgorithm(frame: Frame, { algorithm }: Scheme): { refused: Explanation } {
  const [theirs, ours] = [frame.algorithm.toUpperCase(), algorithm.toUpperCase()];
  const hypothesis = l10n.t(
    'The client encrypted with {0}, and this gateway decrypts {1}. Name the same algorithm at both sides: RSA/ECC/SM2 in the client, gateway.encryption here.',
    theirs,
    ours,
  );
  return refused(5000, hypothesis, ours, theirs);
}

function notUnsealed(problem: Exclude<Unsealed, { plain: Buffer }>['problem'], frame: Frame, limit: number) {
  switch (problem) {
    case 'not-decrypted':
      return refused(3003, otherKey(), frame.algorithm, startOf(frame.key));
    case 'not-gzip': {
      const hypothesis = l10n.t('What was encrypted is no gzip. Clients pack the body before they encrypt it.');
      return refused(3003, hypothesis, 'gzip', null);
    }
    case 'too-large': {
      const hypothesis = l10n.t('The body is larger than {0} bytes. Send less; files go to object storage.', limit);
      return refused(3002, hypothesis, limit, null);
    }
  }
}

function cannotDecrypt(problem: string): string {
  return l10n.t('Data encryption is on here and cannot be carried out. {0}', problem);
}

function notEncrypted(reason: string): string {
  return l10n.t(
    'Data encryption is on here, and the body is not encrypted as clients do: {0}. Switch encryption on in the client (Crypt, and GWWhiteList with this gateway’s address), or leave gateway.encryption out.',
    reason,
  );
}

function otherKey(): string {
  return l10n.t(
    'The body cannot be decrypted: it was encrypted for another key, in another way, or changed. The client’s PubKey has to belong to gateway.encryption.privateKey.',
  );
}

/** Enough to tell one thing from another. */
function startOf(bytes: Buffer): string {
  return bytes.subarray(0, 16).toString('hex');
}

function refused(
  code: number,
  hypothesis: string,
  expected: Explanation['expected'],
  received: Explanation['received'],
) {
  return { refused: { code, hypothesis, expected, received } };
}
