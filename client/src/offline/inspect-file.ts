import path from 'node:path';
import * as vscode from 'vscode';
import type { ByteSource } from '../../../server/src/offline/byte-source.ts';
import type { InspectOptions } from '../../../server/src/offline/inspect.ts';
import { type Domain, loadDomain } from '../domain/load-domain.ts';
import { withByteProgress } from './progress.ts';

export type Inspection = Awaited<ReturnType<Domain['inspectPackage']>>;

/** The app that a package is for: as it says itself, otherwise as its file name says. */
export async function appOfPackage(file: string): Promise<string | undefined> {
  const fileName = path.basename(file);
  const { openFileSource } = await loadDomain();
  await using source = await openFileSource(file);
  const { appId } = await withByteProgress(vscode.l10n.t('Reading {0}', fileName), progress =>
    inspectSource(source, { fileName, ...progress }),
  );
  return appId;
}

/** What is in an open package; its app id is the file name's where the package does not say one. */
export async function inspectSource(
  source: ByteSource,
  options: InspectOptions & { fileName: string },
): Promise<Inspection> {
  const { inspectPackage, parsePackageFileName } = await loadDomain();
  const inspection = await inspectPackage(source, options);
  const appId = inspection.appId ?? parsePackageFileName(options.fileName)?.appId;
  return { ...inspection, ...(appId !== undefined && { appId }) };
}
