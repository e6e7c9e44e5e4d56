import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';
import { parseFrame } from './frame.ts';

/**
 * Explains a body that is encrypted where nothing decrypts it. Its signature, made before encryption, cannot be right, so
 * the service answers 7002 (seen in code: Alipay's own iOS demo test); where no signature is checked, 3002 is our choice.
 * @returns nothing for a body that is no encrypted frame
 */
export function explainEncrypted(body: Buffer, code: 7002 | 3002): Explanation | undefined {
  const frame = parseFrame(body);
  if ('problem' in frame) return undefined;
  const received = frame.algorithm.toUpperCase();
  const hypothesis = l10n.t(
    'The body is encrypted ({0}), and data encryption is off here. In the console it is under Gateway management > Feature switch > Data encryption. Switch it off in the client (Crypt), or set gateway.encryption.',
    received,
  );
  return { code, hypothesis, expected: 'gateway.encryption', received };
}
