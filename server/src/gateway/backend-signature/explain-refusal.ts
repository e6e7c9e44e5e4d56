import * as l10n from '@vscode/l10n';
import type { Json } from '../../contracts/model.ts';
import { type SignedRequest, stringToSign } from '../../generate/runtime/string-to-sign.ts';
import type { Reply } from '../exchange.ts';
import { differenceOf } from '../oracle/difference.ts';

/** What generated servers say in the body of a 401. */
interface Refusal {
  error?: Json;
  header?: Json;
  /** The string that the server verified. */
  signed?: Json;
}

/**
 * Explains an answer that may be about the signature of the request, with the string that the gateway signed. Never tells
 * secrets.
 * @param key that the request was signed with, if it was
 * @returns what goes into the explanation; nothing when the answer is about something else
 */
export function explainSignatureRefusal(
  reply: Reply,
  request: SignedRequest,
  key: string | undefined,
): Record<string, Json> {
  if (reply.status !== 401 && reply.status !== 403) return {};
  const refusal = refusalOf(reply.body.toString());
  if (key === undefined) {
    if (refusal.error !== 'signature-missing') return {};
    return { hypothesis: l10n.t('The backend wants requests to be signed. Say how in gateway.backend.signature.') };
  }
  const signed = stringToSign(request);
  return { ...explain(refusal, signed, key), signed };
}

function explain({ error, header, signed: received }: Refusal, signed: string, key: string): Record<string, Json> {
  switch (error) {
    case 'signature-missing':
      return { hypothesis: l10n.t('The header {0} got lost on the way to the backend.', String(header)) };
    case 'signature-key-unknown':
      return {
        hypothesis: l10n.t(
          'The backend refused the signature: it has no key "{0}". Compare {1} with the keys of the backend.',
          key,
          'gateway.backend.signature.key',
        ),
      };
    case 'signature-mismatch':
      return explainMismatch(typeof received === 'string' ? received : signed, signed, key);
    default:
      return {
        hypothesis: l10n.t(
          'The backend refused the request, and maybe its signature by the key "{0}". What was signed is in "{1}".',
          key,
          'signed',
        ),
      };
  }
}

function explainMismatch(received: string, signed: string, key: string): Record<string, Json> {
  const difference = differenceOf(signed, received);
  if (!difference) {
    const hypothesis = l10n.t(
      'The backend refused the signature, and yet it signs the same string: its secret or algorithm for the key "{0}" is another one than that of {1}.',
      key,
      'gateway.backend.signature',
    );
    return { hypothesis };
  }
  const hypothesis = l10n.t(
    'The backend refused the signature: it received something else than was signed. Look for what changes requests on the way to it.',
  );
  return { hypothesis, difference: { at: difference.at, signed: difference.expected, received: difference.signed } };
}

function refusalOf(body: string): Refusal {
  try {
    const value: Json = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
