import * as vscode from 'vscode';
import type { PackageConfig } from '../../../server/src/config/config.ts';
import { loadDomain } from '../domain/load-domain.ts';

/** Packages that the workspace's configs name. Read without the language server, which reads all contracts first. */
export async function configuredPackages(): Promise<PackageConfig[]> {
  const { findConfigs, loadConfig } = await loadDomain();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => findConfigs(uri.fsPath)));
  // What is wrong with a config is in the Problems view already.
  const loaded = await Promise.all(found.flatMap(({ configs }) => configs).map(file => loadConfig(file)));
  return loaded.flatMap(({ config }) => config?.packages ?? []);
}
