import * as l10n from '@vscode/l10n';
import type { Explanation } from './explanation.ts';
import { isLocalOrigin } from './origins.ts';
import type { Settings } from './settings.ts';

/**
 * Says what becomes of a preflight, which the service records as 8002 (documented AY/64260). The H5 SDK has it ask for a header
 * that names the app and workspace (seen in code), because a preflight carries no values of headers: one that names
 * others than the config's is told of here, before the call itself gets 3000.
 */
export function explainPreflight(origin: string, requested: string, settings: Settings): Explanation {
  if (!isLocalOrigin(origin)) {
    const hypothesis = l10n.t('A browser asks whether the page may call the gateway. Only pages of this machine may.');
    return { code: 8002, hypothesis, expected: 'http://localhost', received: origin };
  }
  const named = requested.split(',').map(name => name.trim().toLowerCase());
  const received = named.find(name => name.startsWith('x-cors-'));
  const expected = `x-cors-${settings.appId}-${settings.workspaceId}`.toLowerCase();
  if (received !== undefined && settings.appId !== '' && received !== expected) {
    const hypothesis = l10n.t(
      'A browser asks whether the page may call the gateway. It may, but it names another app or workspace than the config: the call will get {0}.',
      3000,
    );
    return { code: 8002, hypothesis, expected, received };
  }
  const hypothesis = l10n.t('A browser asks whether the page may call the gateway. It may.');
  return { code: 8002, hypothesis, expected: 'http://localhost', received: origin };
}
