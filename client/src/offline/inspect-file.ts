import path from 'node:path';
import * as vscode from 'vscode';
import { loadDomain, type OfflineDomain } from './load-domain.ts';
import { type Progress, withByteProgress } from './progress.ts';

export type Inspection = Awaited<ReturnType<OfflineDomain['inspectPackage']>>;

/** The app that a package is for: as it says itself, otherwise as its file name says. */
export async function appOfPackage(file: string): Promise<string | undefined> {
  const title = vscode.l10n.t('Reading {0}', path.basename(file));
  return (await withByteProgress(title, progress => inspectFile(file, progress))).appId;
}

/** What is in a package file; its app id is the file name's where the package does not say one. */
export async function inspectFile(file: string, progress: Progress): Promise<Inspection> {
  const { openFileSource, inspectPackage, parsePackageFileName } = await loadDomain();
  await using source = await openFileSource(file);
  const fileName = path.basename(file);
  const inspection = await inspectPackage(source, { fileName, ...progress });
  const appId = inspection.appId ?? parsePackageFileName(fileName)?.appId;
  return { ...inspection, ...(appId !== undefined && { appId }) };
}
