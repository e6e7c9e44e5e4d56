import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';
import type { Mismatch } from '../oracle/deviation.ts';
import { digests } from '../oracle/deviations/digests.ts';
import { differenceOf } from '../oracle/difference.ts';
import { rightParts } from '../oracle/right-parts.ts';
import { type Form, formSignContent } from './form.ts';
import { likelyContents } from './likely-contents.ts';

/** Explains 7002 for a form: what the client did otherwise, as far as it is one of the likely things. */
export function explainFormMismatch(mismatch: Mismatch, form: Form): Explanation {
  const { type, received } = mismatch;
  const expected = formSignContent(form);
  const verdict = findMistakes(mismatch, form);
  return {
    code: 7002,
    hypothesis: verdict?.says ?? unknownCause(),
    ...(verdict && { mistakes: verdict.mistakes }),
    expected,
    received,
    algorithm: type === 'md5' ? 'md5(secret & "&" & expected)' : 'hmac-sha1(secret, expected)',
    ...(verdict && signedInstead(expected, verdict.signed)),
  };
}

/** Larger forms have their contents tried only, not each with every digest: hashing takes time. */
const SMALL_BYTES = 64 * 1024;

function unknownCause(): string {
  return l10n.t("Another secret than this app's, or a field of the form changed after it was signed.");
}

/** What was signed, and how it became a signature, as soon as the two together give the one that came. */
function findMistakes(mismatch: Mismatch, form: Form) {
  const right = rightParts(mismatch);
  const others = form.text.length <= SMALL_BYTES ? digests(mismatch, right) : [];
  const ways = [{ id: '', says: () => '', change: {} }, ...others];
  for (const content of likelyContents(mismatch, form)) {
    for (const way of ways) {
      const { digest, write, secret } = { ...right, ...way.change };
      if (write(digest(secret, content.text)) !== mismatch.received) continue;
      const found = [content, way].filter(({ id }) => id !== '');
      return {
        mistakes: found.map(({ id }) => id),
        says: found.map(each => each.says()).join(' '),
        signed: content.text,
      };
    }
  }
  return undefined;
}

function signedInstead(expected: string, signed: string): Partial<Explanation> {
  const difference = differenceOf(expected, signed);
  return difference ? { signed, difference: { ...difference } } : {};
}
