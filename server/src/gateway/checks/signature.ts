import * as l10n from '@vscode/l10n';
import { explainEncrypted } from '../encryption/looks-encrypted.ts';
import { explainMismatch } from '../oracle/explain-mismatch.ts';
import { explainFormMismatch } from '../protocol-v1/explain-form-mismatch.ts';
import { formSignContent } from '../protocol-v1/form.ts';
import { parseSignType, sameSignature, sign, signContent } from '../signature.ts';
import { decodeTimestamp } from '../timestamp.ts';
import { type Call, type Check, firstOf } from './check.ts';
import { explainSkew } from './skew.ts';

const checkSecret: Check = ({ settings: { secret, secretName } }) => {
  if (secret !== undefined) return undefined;
  const hypothesis = secretName
    ? l10n.t('The config takes the secret from {0}, which is not set. Set it where the gateway starts.', secretName)
    : l10n.t('The config names no secret. Add "secret": { "env": "NAME" } to its "app", or start with --auth off.');
  return { code: 7000, hypothesis, expected: secretName ?? 'app.secret', received: null };
};

const checkSign: Check = ({ request }) => {
  if (request.sign) return undefined;
  const hypothesis = l10n.t('The request has no header Sign: the client did not sign, or signing failed there.');
  return { code: 7014, hypothesis, expected: 'Sign', received: null };
};

const checkTs: Check = ({ request }) => {
  if (request.ts) return undefined;
  const hypothesis = l10n.t('The request has no header Ts. Send epoch milliseconds, the same text that was signed.');
  return { code: 7007, hypothesis, expected: 'Ts', received: null };
};

const checkSignType: Check = ({ request }) => {
  if (parseSignType(request.signType)) return undefined;
  const hypothesis = l10n.t('The header signType names what cannot be checked without a guard image.');
  return { code: 7001, hypothesis, expected: ['0', 'md5', '1', 'hmac-sha1'], received: request.signType };
};

const checkTime: Check = ({ request, settings, now }) => {
  const sent = decodeTimestamp(request.ts);
  if (sent === undefined) {
    const hypothesis = l10n.t('The header Ts is neither decimal nor base-64 epoch milliseconds.');
    return { code: 7001, hypothesis, expected: ['1600000000000', 'NI7Re00'], received: request.ts };
  }
  if (Math.abs(now - sent) <= settings.timestampWindowMinutes * 60_000) return undefined;
  return explainSkew(sent, now, settings.timestampWindowMinutes);
};

const checkMatch: Check = call => {
  const { operationType, ts, signType, sign: received } = call.request;
  const [type, bytes] = [parseSignType(signType), bodyOf(call)];
  const { form } = call.request;
  const content = form ? formSignContent(form) : signContent(operationType, bytes, ts);
  const { secret = '', secretName, appId } = call.settings;
  if (type && secret !== '' && sameSignature(received, sign(type, secret, content))) return undefined;
  const encrypted = explainEncrypted(bytes, 7002);
  if (encrypted) return encrypted;
  const otherOperations = call.contract.operations.keys();
  const { otherSecrets } = call.settings;
  const known = { operationType, bytes, ts, received, secret, secretName, appId, otherOperations, otherSecrets };
  const mismatch = { ...known, type: type ?? 'md5' };
  return form ? explainFormMismatch(mismatch, form) : explainMismatch(mismatch);
};

/** Reasons to refuse a signature, in order. Codes and causes: documented AY/64260. */
const CHECKS: readonly Check[] = [checkSecret, checkSign, checkTs, checkSignType, checkTime, checkMatch];

/** Checks the signature, unless `@signCheck no` or the gateway's own switch says that there need not be one. */
export const checkSignature: Check = call => {
  if (call.settings.auth === 'off' || !call.operation.signCheck) return undefined;
  return firstOf(CHECKS, call);
};

function bodyOf({ request: { body } }: Call): Buffer {
  return 'bytes' in body ? body.bytes : Buffer.alloc(0);
}
