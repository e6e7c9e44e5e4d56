import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { severityOf } from '../../catalog/finding-codes.ts';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load.ts';
import { TEXT_FILE_LIMIT } from '../../files/read-text.ts';
import { compareFindings, FILE_START, type Finding } from '../../findings.ts';
import { extractFiles } from '../../git/extract.ts';
import { GitError } from '../../git/git-error.ts';
import { findReference, listFiles, type Reference, type TreeFile } from '../../git/reference.ts';
import { isCompilerConfig } from '../compiler-config.ts';
import type { Model } from '../model.ts';
import { compareModels } from './compare-models.ts';

/**
 * What the contracts of a config break for apps that were released with them as they were at a git reference. All that
 * contracts import from the repository is read as it was then; packages in `node_modules` are not.
 * @param model of the contracts now
 * @param name of a branch, a tag or a commit
 * @throws GitError when the reference cannot be read, or has no such config
 * @throws CancelledError when the token says so
 */
export async function checkAgainst(
  config: Config,
  model: Model,
  name: string,
  token?: CancellationSignal,
): Promise<Finding[]> {
  const reference = await findReference(config.folder, name);
  const files = await listFiles(config.folder, reference);
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-against-')));
  try {
    const wanted = files.filter(file => isWanted(file, config, reference));
    await extractFiles(config.folder, wanted, folder, token);
    const before = await readBefore(path.join(folder, reference.prefix, path.basename(config.file)), reference, token);
    const findings = compareModels(before.model, model, config.folder);
    const unread = [...unfollowed(files, config, reference), ...unreadable(before.findings, folder, config, reference)];
    return [...findings, ...unread].sort(compareFindings);
  } catch (error) {
    // Ctrl-C ends git, too, which then has its own to say.
    throwIfCancelled(token);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The config, what may say where imports lead, and all TypeScript, since contracts may import any. */
function isWanted({ path: file, kind, size }: TreeFile, config: Config, { prefix }: Reference): boolean {
  if (kind !== 'file' || size > TEXT_FILE_LIMIT || file.split('/').includes('node_modules')) return false;
  return /\.[cm]?tsx?$/.test(file) || isCompilerConfig(`/${file}`) || file === prefix + path.basename(config.file);
}

async function readBefore(file: string, { name }: Reference, token?: CancellationSignal) {
  const { config, findings } = await loadConfig(file);
  if (!config) {
    const reason = findings.find(finding => finding.severity === 'error')?.message ?? '';
    throw new GitError(l10n.t('{0} cannot be used as it is at {1}. {2}', path.basename(file), name, reason));
  }
  const { ContractReader } = await import('../reader.ts');
  const reader = new ContractReader(config);
  try {
    return await reader.read(token);
  } finally {
    reader.dispose();
  }
}

/** Links and submodules beside contracts: what they lead to is not in the commit. */
function unfollowed(files: TreeFile[], config: Config, { name, prefix }: Reference): Finding[] {
  return files
    .filter(({ kind, path: file }) => kind !== 'file' && file.startsWith(prefix))
    .map(({ path: file }) =>
      notCompared(
        config.file,
        l10n.t(
          '{0} is a link or a submodule at {1}, which is not followed: its contracts are not compared.',
          file,
          name,
        ),
      ),
    );
}

/** What was wrong with contracts then, so that not all of them was compared. */
function unreadable(findings: Finding[], folder: string, config: Config, { name, prefix }: Reference): Finding[] {
  const errors = findings.filter(finding => finding.severity === 'error');
  return [...new Set(errors.map(finding => finding.file))].map(file => {
    const [{ message = '' } = {}] = errors.filter(finding => finding.file === file);
    const now = path.join(config.folder, path.relative(path.join(folder, prefix), file));
    return notCompared(
      now,
      l10n.t('At {0}, not all of this contract could be read, so not all is compared: {1}', name, message),
    );
  });
}

function notCompared(file: string, message: string): Finding {
  return { code: 'rpc/not-compared', severity: severityOf('rpc/not-compared'), message, file, range: FILE_START };
}
