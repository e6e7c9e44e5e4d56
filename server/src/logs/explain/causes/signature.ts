import * as l10n from '@vscode/l10n';
import { explainMismatch } from '../../../gateway/oracle/explain-mismatch.ts';
import { parseSignType, sameSignature, sign } from '../../../gateway/signature.ts';
import type { LogEvent } from '../../event.ts';
import { canBeOf } from '../can-be-of.ts';
import type { Cause, Insight } from '../cause.ts';
import type { KnownApp } from '../context.ts';

const CONTENT = /^Operation-Type=([^&]*)&Request-Data=([^&]*)&Ts=(.*)$/;

/**
 * 7002: makes the signature again of what the client signed, where a debuggable build logged that or a HAR file has the
 * request, and looks for what the client does otherwise. Tells neither secrets nor signatures.
 */
export const signature: Cause = ({ event }, _, { apps, searches, isUntrusted = false }) => {
  const match = CONTENT.exec(event.signContent ?? '');
  if (!match) return undefined;
  const [content, operationType = '', data = '', ts = ''] = match;
  const signed = { content, operationType, data, ts };
  const app = appOf(content, event, apps);
  const shape = shapeProblems(signed, event);
  if (app?.secret === undefined) return { says: shape, remedies: [secretNeeded(app, isUntrusted)] };
  if (event.sign === undefined)
    return { says: [...shape, l10n.t('The log has what was signed, but not the signature to compare with.')] };
  if (searches && searches.left-- <= 0 && !isSignedBy(app, content, event)) return { says: [notSearched(app)] };
  return compare(signed, event.sign, event, app as KnownApp & { secret: string }, apps);
};

interface Signed {
  content: string;
  operationType: string;
  /** Base 64. */
  data: string;
  ts: string;
}

/** Of the apps that it can be, the one whose secret gives the signature, else the first that has a secret. */
function appOf(content: string, event: LogEvent, apps: readonly KnownApp[]): KnownApp | undefined {
  const fitting = apps.filter(app => canBeOf(event, app));
  return fitting.find(app => isSignedBy(app, content, event)) ?? fitting.find(({ secret }) => secret) ?? fitting[0];
}

function isSignedBy({ secret }: KnownApp, content: string, { sign: received, signType }: LogEvent): boolean {
  if (secret === undefined || received === undefined) return false;
  return sameSignature(received, sign(parseSignType(signType) ?? 'md5', secret, content));
}

function secretNeeded(app: KnownApp | undefined, isUntrusted: boolean): string {
  if (app?.secretName === undefined)
    return l10n.t('Name the secret of the app in mpaas.config.json to have its signatures made again from this log.');
  return isUntrusted
    ? l10n.t('Trust this workspace to have signatures made again from this log.')
    : l10n.t('Set {0} to have signatures made again from this log.', app.secretName);
}

function notSearched({ secretName = 'app.secret' }: KnownApp): string {
  return l10n.t(
    'With {0} this content gives another signature. What the client does otherwise was looked for in lines before: there are too many.',
    secretName,
  );
}

function compare(
  { content, operationType, data, ts }: Signed,
  received: string,
  event: LogEvent,
  app: KnownApp & { secret: string },
  apps: readonly KnownApp[],
): Partial<Insight> {
  const secretName = app.secretName ?? 'app.secret';
  if (isSignedBy(app, content, event)) {
    return {
      says: [
        l10n.t('With {0} this content gives the signature that was sent: the client signs right.', secretName),
        l10n.t(
          'So the gateway got another body, operation type or Ts than were signed, or it has another secret for the app.',
        ),
      ],
    };
  }
  const explanation = explainMismatch({
    operationType,
    bytes: Buffer.from(data, 'base64'),
    ts,
    received,
    type: parseSignType(event.signType) ?? 'md5',
    secret: app.secret,
    secretName,
    appId: app.appId,
    otherSecrets: [...(app.otherSecrets ?? []), ...secretsOf(apps, app)],
    otherOperations: app.operations.keys(),
  });
  const { hypothesis, change } = explanation;
  return { says: [hypothesis], remedies: Array.isArray(change) ? change.filter(line => typeof line === 'string') : [] };
}

function secretsOf(apps: readonly KnownApp[], but: KnownApp): { name: string; secret: string }[] {
  return apps.flatMap(app =>
    app === but || app.secret === undefined ? [] : [{ name: `${app.appId}, ${app.workspaceId}`, secret: app.secret }],
  );
}

/** What is seen of a content without any secret. */
function shapeProblems({ operationType, data }: Signed, event: LogEvent): string[] {
  const problems: string[] = [];
  if (event.operationType !== undefined && event.operationType !== operationType) {
    problems.push(l10n.t('Signed was {0}, and the request was for {1}.', operationType, event.operationType));
  }
  if (!isJsonArray(data))
    problems.push(l10n.t('What was signed as the body is no JSON array: it is encrypted, compressed or cut off.'));
  return problems;
}

function isJsonArray(base64: string): boolean {
  try {
    return Array.isArray(JSON.parse(Buffer.from(base64, 'base64').toString()));
  } catch {
    return false;
  }
}
