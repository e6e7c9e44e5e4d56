import path from 'node:path';
import * as vscode from 'vscode';
import type { PackageConfig } from '../../../server/src/config/config.ts';
import { loadDomain } from './load-domain.ts';

/** Packages that the workspace's configs name. Read without the language server, which reads all contracts first. */
export async function configuredPackages(): Promise<PackageConfig[]> {
  const { findConfigs, loadConfig } = await loadDomain();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => findConfigs(uri.fsPath)));
  // What is wrong with a config is in the Problems view already.
  const loaded = await Promise.all(found.flatMap(({ configs }) => configs).map(file => loadConfig(file)));
  return loaded.flatMap(({ config }) => config?.packages ?? []);
}

/** The package that is built from a folder, or from one above or below it: `web` holds the root `web/dist`. */
export function packageOfFolder(packages: readonly PackageConfig[], folder: string): PackageConfig | undefined {
  const isInside = (inner: string, outer: string) => {
    const relative = path.relative(outer, inner);
    return !relative.startsWith('..') && !path.isAbsolute(relative);
  };
  return (
    packages.find(each => each.root === folder) ??
    packages.find(each => isInside(each.root, folder) || isInside(folder, each.root))
  );
}
