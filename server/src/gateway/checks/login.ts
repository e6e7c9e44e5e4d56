import * as l10n from '@vscode/l10n';
import { describePart, partValue } from '../raw-headers.ts';
import type { Check } from './check.ts';

/**
 * Refuses callers that are not logged in where the contract has `@checkLogin`: 2000 (documented AY/64260). How clients
 * prove a login is not documented: the config names the header or cookie, and any value counts.
 */
export const checkLogin: Check = ({ request, operation, settings: { login } }) => {
  if (!login || !operation.checkLogin || partValue(request.rawHeaders, login) !== undefined) return undefined;
  const hypothesis = l10n.t(
    '{0} has @checkLogin, and the request lacks what gateway.login names: {1}. Log in first, or send it.',
    operation.operationType,
    describePart(login),
  );
  return { code: 2000, hypothesis, expected: describePart(login), received: null };
};
