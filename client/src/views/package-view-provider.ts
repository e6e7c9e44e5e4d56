import * as vscode from 'vscode';
import type { PublicKeys } from '../offline/public-keys.ts';
import { PackageDocument } from './package-document.ts';
import { PackagePanel } from './package-panel.ts';
import { viewRoots } from './view-page.ts';

export const PACKAGE_VIEW = 'mpaas.package';

/** Shows packages instead of their bytes. Read-only: packages are made and signed by commands. */
export class PackageViewProvider implements vscode.CustomReadonlyEditorProvider<PackageDocument>, vscode.Disposable {
  private readonly registration: vscode.Disposable;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly publicKeys: PublicKeys,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.registration = vscode.window.registerCustomEditorProvider(PACKAGE_VIEW, this);
  }

  openCustomDocument(uri: vscode.Uri): PackageDocument {
    return new PackageDocument(uri, this.publicKeys);
  }

  resolveCustomEditor(document: PackageDocument, panel: vscode.WebviewPanel): void {
    panel.webview.options = { enableScripts: true, localResourceRoots: viewRoots(this.extension) };
    new PackagePanel(document, panel, this.extension, this.log);
  }

  dispose(): void {
    this.registration.dispose();
  }
}
