import path from 'node:path';
import * as vscode from 'vscode';
import type { PackResult } from '../../../server/src/offline/pack/pack.ts';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { messageOf } from '../errors.ts';
import { runDetached } from '../failures.ts';
import { showFindings } from '../offline/finding-document.ts';
import { offerNextSteps } from '../offline/next-steps.ts';
import { askForPackage, type PackageInput } from '../offline/package-input.ts';
import { withByteProgress } from '../offline/progress.ts';
import { openSigningKey, publicHalf } from '../offline/signing-key.ts';
import type { Services } from '../services.ts';
import { fileCount } from '../views/file-count.ts';
import { formatSize } from '../views/format-size.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

/** Builds a package out of a folder, or out of the zip that the console takes, and signs it. */
export const packPackage: Command = {
  id: 'mpaas.package.pack',
  needsTrust: true,
  async run(services, clicked, argument): Promise<PackResult | undefined> {
    const input = await askForPackage(services, clicked, optionsOf<PackageInput>(argument));
    return input && pack(input, services);
  },
};

/** @returns nothing when the source is not fit for a package; the user is told why */
async function pack(input: PackageInput, services: Services): Promise<PackResult | undefined> {
  const { source, appId, version, key: choice, out, config, allow = [] } = input;
  const key = await openSigningKey(services.keys, choice);
  const domain = await loadDomain();
  const signing = key && { key };
  const configured = {
    ...(config?.mainUrl !== undefined && { mainUrl: config.mainUrl }),
    ...(config?.global === true && { resourceType: 'global' as const }),
  };
  try {
    const result = await withByteProgress(vscode.l10n.t('Packing {0}', path.basename(out)), async progress => {
      await using opened = await domain.openPackSource(source, progress.token);
      return await domain.packPackage({
        source: opened,
        appId,
        version,
        out,
        allow,
        ...signing,
        ...configured,
        ...progress,
      });
    });
    const message = messageFor(result);
    services.log.info(`${out}: ${message}`);
    const written = { ...result, message, ...(key && { publicPem: publicHalf(key) }) };
    runDetached(packPackage.id, offerNextSteps(written, services), services.log);
    return result;
  } catch (error) {
    const findings = findingsOf(error);
    if (!findings) throw error;
    runDetached(packPackage.id, tellRefusal(messageOf(error), findings, input, services), services.log);
    return undefined;
  }
}

function messageFor({ file, signed, report, size }: PackResult): string {
  const parts = [path.basename(file), fileCount(report.files), formatSize(size)] as const;
  return signed
    ? vscode.l10n.t('{0} is packed and signed: {1}, {2}.', ...parts)
    : vscode.l10n.t('{0} is packed, not signed: {1}, {2}.', ...parts);
}

/** Not by class: the error comes out of a bundle with classes of its own. */
function findingsOf(error: unknown): PackageFinding[] | undefined {
  return error instanceof Error && error.name === 'PackRefusedError' && 'findings' in error
    ? (error.findings as PackageFinding[])
    : undefined;
}

/** What is nearly always a mistake can be one's wish nevertheless; then one says so each time. */
async function tellRefusal(
  message: string,
  findings: PackageFinding[],
  input: PackageInput,
  services: Services,
): Promise<void> {
  services.log.error(message);
  const { ALLOWABLE_CODES } = await loadDomain();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const allowable = ALLOWABLE_CODES.filter(code => errors.some(error => error.code === code));
  const isAllowable = errors.every(error => allowable.some(code => code === error.code));
  const [show, anyway] = [vscode.l10n.t('Show Findings'), vscode.l10n.t('Pack Anyway')];
  const choice = await vscode.window.showErrorMessage(message, show, ...(isAllowable ? [anyway] : []));
  if (choice === show) await showFindings(findings, services);
  if (choice === anyway)
    await vscode.commands.executeCommand(packPackage.id, undefined, { ...input, allow: allowable });
}
