import * as l10n from '@vscode/l10n';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import type { Finding } from '../findings.ts';

/** A config that a gateway cannot be started with. */
export class GatewayConfigError extends Error {
  override name = 'GatewayConfigError';

  constructor(readonly findings: Finding[]) {
    super(
      findings
        .map(({ file, range, message }) => l10n.t('{0}, line {1}: {2}', file, range.start.line + 1, message))
        .join('\n'),
    );
  }
}

/**
 * Reads a config.
 * @param file absolute path
 * @throws GatewayConfigError when it cannot be used
 */
export async function readConfig(file: string): Promise<Config> {
  const { config, findings } = await loadConfig(file);
  if (!config) throw new GatewayConfigError(findings);
  return config;
}
