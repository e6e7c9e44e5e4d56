import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';
import type { BodyProblem } from '../wire.ts';
import type { Check } from './check.ts';

/** RPC 1 comes as a form, which is taken for RPC 1 whatever its version. What does not say its version is taken for RPC 2. */
const checkVersion: Check = ({ request: { version } }) => {
  if (version === '' || version === '2' || version === '2.0') return undefined;
  const hypothesis = /^1(\.0)?$/.test(version)
    ? l10n.t(
        'RPC 1 is a form: application/x-www-form-urlencoded with operationType, requestData, ts and sign. Send one, or the header Version: 2.',
      )
    : l10n.t('The request speaks another protocol version than this gateway. Send the header Version: 2.');
  return { code: 3002, hypothesis, expected: '2', received: version };
};

const checkContentType: Check = ({ request: { contentType } }) => {
  if (!/protobuf/i.test(contentType)) return undefined;
  const hypothesis = l10n.t('This gateway reads JSON bodies only. Send the request as application/json.');
  return { code: 3002, hypothesis, expected: 'application/json', received: contentType };
};

const checkBody: Check = ({ request: { body } }) => ('problem' in body ? explainBody(body.problem) : undefined);

/** What makes a request unreadable before its signature could be looked at: all 3002. */
export const TRANSPORT_CHECKS: readonly Check[] = [checkVersion, checkContentType, checkBody];

/** Why a body could not be read: 3002. */
export function explainBody(problem: BodyProblem): Explanation {
  switch (problem.kind) {
    case 'too-large': {
      const hypothesis = l10n.t(
        'The body is larger than {0} bytes. Send less; files go to object storage.',
        problem.limit,
      );
      return { code: 3002, hypothesis, expected: problem.limit, received: problem.received ?? null };
    }
    case 'unknown-encoding': {
      const hypothesis = l10n.t('This gateway unpacks gzip only. Send the body as it is, or with gzip.');
      return { code: 3002, hypothesis, expected: 'gzip', received: problem.encoding };
    }
    case 'not-gzip': {
      const hypothesis = l10n.t('Content-Encoding says gzip, but the body does not unpack: {0}', problem.detail);
      return { code: 3002, hypothesis, expected: 'gzip', received: problem.detail };
    }
  }
}
