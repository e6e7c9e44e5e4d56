import path from 'node:path';
import * as vscode from 'vscode';
import type { PackageConfig } from '../../../server/src/config/config.ts';
import type { AllowableCode } from '../../../server/src/offline/pack/refusal.ts';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { fromWorkspace } from '../pick-file.ts';
import type { Services } from '../services.ts';
import { configuredPackages } from './package-configs.ts';
import { type KeyChoice, pickSigningKey } from './signing-key.ts';

/** All that packing needs to know. */
export interface PackageInput {
  /** Path of a folder, or of the zip that the console takes. */
  source: string;
  appId: string;
  version: string;
  key: KeyChoice;
  /** Path of the package. */
  out: string;
  /** As the config says; absent where it does not. */
  config?: PackageConfig;
  /** Errors that the user wants to be none. */
  allow?: readonly AllowableCode[];
}

/** In workspaceState: what was answered last, without keys. */
const LAST = 'mpaas.package.last';

type Last = Pick<PackageInput, 'source' | 'appId' | 'version' | 'out'>;

/**
 * Asks for what is not given, starting from what the config says, or from the last time.
 * @param clicked what a menu hands over
 * @returns nothing when the user breaks off
 */
export async function askForPackage(
  { keys, workspaceState }: Services,
  clicked: unknown,
  given: Partial<PackageInput>,
): Promise<PackageInput | undefined> {
  const packages = await configuredPackages();
  const source = given.source ?? (clicked instanceof vscode.Uri ? clicked.fsPath : await askSource(packages));
  if (source === undefined) return undefined;
  const last = workspaceState.get<Last>(LAST);
  const config = packages.find(({ root }) => root === source);
  const known = config ?? (last?.source === source ? last : undefined);
  const appId = given.appId ?? (await askAppId(known?.appId ?? packages[0]?.appId ?? last?.appId));
  if (appId === undefined) return undefined;
  const version = given.version ?? (await askVersion(appId, known?.version));
  if (version === undefined) return undefined;
  const key = given.key ?? (await pickSigningKey(keys, true));
  if (!key) return undefined;
  const out = given.out ?? (await askTarget(source, appId, version, last?.out));
  if (out === undefined) return undefined;
  await workspaceState.update(LAST, { source, appId, version, out } satisfies Last);
  const { allow } = given;
  return { source, appId, version, key, out, ...(config?.appId === appId && { config }), ...(allow && { allow }) };
}

interface SourceItem extends vscode.QuickPickItem {
  source?: string;
  /** What the file dialog is to let one choose. */
  chooses?: 'folder' | 'zip';
}

async function askSource(packages: readonly PackageConfig[]): Promise<string | undefined> {
  const items: SourceItem[] = packages.map(({ root, appId, version }) => ({
    label: `$(folder) ${vscode.workspace.asRelativePath(root)}`,
    description: `${appId} ${version}`,
    source: root,
  }));
  const others: SourceItem[] = [
    { label: `$(folder-opened) ${vscode.l10n.t('Choose a Folder…')}`, chooses: 'folder' },
    {
      label: `$(file-zip) ${vscode.l10n.t('Choose a Zip…')}`,
      description: vscode.l10n.t('as the console takes it'),
      chooses: 'zip',
    },
  ];
  const title = vscode.l10n.t('Pack what?');
  const picked = await vscode.window.showQuickPick([...items, ...others], { title, ignoreFocusOut: true });
  if (!picked?.chooses) return picked?.source;
  const isFolder = picked.chooses === 'folder';
  const options = { ...fromWorkspace(), title, canSelectFolders: isFolder, canSelectFiles: !isFolder };
  const [uri] =
    (await vscode.window.showOpenDialog(isFolder ? options : { ...options, filters: { Zip: ['zip'] } })) ?? [];
  return uri?.fsPath;
}

async function askAppId(value = ''): Promise<string | undefined> {
  const { checkAppId } = await loadDomain();
  return vscode.window.showInputBox({
    title: vscode.l10n.t('App id'),
    prompt: vscode.l10n.t('The id of the package in the console: 8 digits for H5, 16 for a mini program.'),
    value,
    ignoreFocusOut: true,
    validateInput: text => problemOf(checkAppId(text)),
  });
}

async function askVersion(appId: string, value = '1.0.0.0'): Promise<string | undefined> {
  const { checkVersion } = await loadDomain();
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Version of {0}', appId),
    prompt: vscode.l10n.t('Four numbers with dots between them, such as 1.0.0.1.'),
    value,
    ignoreFocusOut: true,
    validateInput: text => problemOf(checkVersion(text)),
  });
}

/** Warnings are shown, and Enter goes on. */
function problemOf(finding: Pick<PackageFinding, 'severity' | 'message'> | undefined) {
  if (!finding) return undefined;
  const severities = vscode.InputBoxValidationSeverity;
  return { message: finding.message, severity: finding.severity === 'error' ? severities.Error : severities.Warning };
}

async function askTarget(source: string, appId: string, version: string, last?: string): Promise<string | undefined> {
  const { packageFileName } = await loadDomain();
  // Beside the source and not in it, where the next packing would find it.
  const folder = path.dirname(last ?? source);
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Package'),
    defaultUri: vscode.Uri.file(path.join(folder, packageFileName(appId, version))),
    filters: { [vscode.l10n.t('Offline packages')]: ['amr'] },
  });
  return target?.fsPath;
}
