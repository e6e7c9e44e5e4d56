import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { messageOf } from '../errors.ts';
import { runDetached } from '../failures.ts';
import { packageJson } from '../offline/package-json.ts';
import type { PackageDocument, PackageState } from './package-document.ts';
import { viewTexts } from './package-texts.ts';
import type { Action, FromView, Preview, ToView } from './package-view/messages.ts';
import { packageView } from './package-view-model.ts';
import { previewOf } from './preview-content.ts';
import { viewPage } from './view-page.ts';

/** Speaks with the page of one package view: sends what is known, and does what was clicked. */
export class PackagePanel {
  private previewing: vscode.CancellationTokenSource | undefined;
  private isDisposed = false;

  constructor(
    private readonly document: PackageDocument,
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    log: vscode.LogOutputChannel,
  ) {
    const { webview } = panel;
    const subscriptions = [
      webview.onDidReceiveMessage((message: FromView) =>
        runDetached(`package view ${message.type}`, this.onMessage(message), log),
      ),
      document.onDidChangeState(state => runDetached('package view', this.sendState(state), log)),
    ];
    panel.onDidDispose(() => {
      this.isDisposed = true;
      this.previewing?.cancel();
      for (const subscription of subscriptions) subscription.dispose();
    });
    webview.html = viewPage(webview, extension, 'package-view');
  }

  private async onMessage(message: FromView): Promise<void> {
    switch (message.type) {
      case 'ready':
        // Also after the tab was hidden, which ends the page.
        await this.send({ type: 'texts', texts: viewTexts() });
        return this.sendState(this.document.state);
      case 'preview':
        return this.showPreview(message.path);
      case 'action':
        return this.act(message.action);
    }
  }

  private async act(action: Action): Promise<void> {
    const { uri, state } = this.document;
    const execute = (id: string) => vscode.commands.executeCommand(id, uri);
    switch (action) {
      case 'choose-key':
        await execute('mpaas.package.choosePublicKey');
        break;
      case 'sign':
        await execute('mpaas.package.sign');
        break;
      case 'compare':
        await execute('mpaas.package.compare');
        break;
      case 'retry':
        await this.document.read();
        break;
      case 'copy-json':
        if (state.kind !== 'read') return;
        await vscode.env.clipboard.writeText(packageJson(state.examination));
        vscode.window.setStatusBarMessage(vscode.l10n.t('Copied what is known of the package as JSON.'), 5_000);
        break;
    }
  }

  /** The last file that was chosen is the one that counts. */
  private async showPreview(path: string): Promise<void> {
    this.previewing?.cancel();
    this.previewing = new vscode.CancellationTokenSource();
    const { token } = this.previewing;
    const preview = await this.preview(path, token);
    if (!token.isCancellationRequested) await this.send({ type: 'preview', path, preview });
  }

  private async preview(path: string, token: vscode.CancellationToken): Promise<Preview> {
    const { uri, state } = this.document;
    const entry = state.kind === 'read' && state.examination.inspection.entries.find(each => each.name === path);
    if (!entry) return { kind: 'none', note: '' };
    try {
      const { openFileSource, readMember } = await loadDomain();
      await using source = await openFileSource(uri.fsPath);
      const preview = await previewOf(path, entry.size, limit => readMember(source, path, limit, { token }));
      return { ...preview, note: `${preview.note} · ${timeText(entry.modified)}` };
    } catch (error) {
      return { kind: 'none', note: messageOf(error) };
    }
  }

  private async sendState(state: PackageState): Promise<void> {
    switch (state.kind) {
      case 'reading':
        return this.send({ type: 'progress', percent: state.percent });
      case 'read':
        return this.send({ type: 'package', view: packageView(state.examination, await loadDomain()) });
      case 'failed':
        return this.send({ type: 'failed', message: state.message });
    }
  }

  private async send(message: ToView): Promise<void> {
    if (!this.isDisposed) await this.panel.webview.postMessage(message);
  }
}

/** A time as packages have them, to the second and in UTC. */
function timeText(iso: string): string {
  return iso.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');
}
