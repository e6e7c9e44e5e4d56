import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../../cancellation.ts';
import type { Config } from '../../config/config.ts';
import type { ConfigParams } from '../../protocol.ts';
import type { Analysis, Project } from '../../workspace/project.ts';
import type { FeatureContext } from '../feature.ts';
import { UserError } from './safe.ts';

/**
 * The project that a client names, with its newest analysis.
 * @throws UserError when there is no such config or it cannot be used
 */
export async function usableProject(
  context: FeatureContext,
  { config: file }: ConfigParams,
  token: CancellationSignal,
): Promise<{ project: Project; analysis: Analysis; config: Config }> {
  const project = await context.workspace.projectOf(file);
  if (!project) throw new UserError(l10n.t('There is no config {0}.', file));
  const analysis = await project.analyze(token);
  const { config, findings } = analysis;
  if (config) return { project, analysis, config };
  const reason = findings.find(finding => finding.severity === 'error')?.message ?? '';
  throw new UserError(l10n.t('{0} cannot be used. {1}', path.basename(file), reason));
}

/** @throws UserError while the workspace is not trusted */
export function requireTrust(context: FeatureContext): void {
  if (context.options.isTrusted) return;
  throw new UserError(
    l10n.t('This workspace is not trusted: files are read, but nothing is written and nothing is called.'),
  );
}
