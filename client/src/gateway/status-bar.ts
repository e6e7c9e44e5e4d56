import * as vscode from 'vscode';
import type { Gateway } from './gateway.ts';
import type { GatewayState } from './states.ts';

interface View {
  text: string;
  tooltip: string;
  command?: string;
  background?: vscode.ThemeColor;
}

type ViewOf<K extends GatewayState['kind']> = (state: Extract<GatewayState, { kind: K }>) => View;

/** A state without a view does not compile. */
const VIEWS: { [K in GatewayState['kind']]: ViewOf<K> } = {
  stopped: () => ({
    text: '$(debug-disconnect) mPaaS',
    tooltip: vscode.l10n.t('The mock gateway is stopped. Click to start it.'),
    command: 'mpaas.gateway.start',
  }),
  starting: () => ({
    text: '$(loading~spin) mPaaS',
    tooltip: vscode.l10n.t('The mock gateway starts. Click to stop it.'),
    command: 'mpaas.gateway.stop',
  }),
  running: ({ url, notices }) => ({
    text: `$(radio-tower) mPaaS :${new URL(url).port}`,
    tooltip: [vscode.l10n.t('The mock gateway answers at {0}. Click for what to do with it.', url), ...notices].join(
      '\n',
    ),
    command: 'mpaas.gateway.menu',
    ...(notices.length > 0 && { background: new vscode.ThemeColor('statusBarItem.warningBackground') }),
  }),
  stopping: () => ({ text: '$(loading~spin) mPaaS', tooltip: vscode.l10n.t('The mock gateway stops.') }),
  failed: ({ reason }) => ({
    text: '$(error) mPaaS',
    tooltip: vscode.l10n.t('The mock gateway does not run: {0} Click for what to do.', reason),
    command: 'mpaas.gateway.menu',
    background: new vscode.ThemeColor('statusBarItem.errorBackground'),
  }),
};

/** Shows the gateway's state and URL, and the context key that menus look at. */
export class GatewayStatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('mpaas.gateway', vscode.StatusBarAlignment.Left, 10);
  private readonly subscription: vscode.Disposable;

  constructor(gateway: Gateway) {
    this.item.name = vscode.l10n.t('mPaaS Mock Gateway');
    this.subscription = gateway.onDidChangeState(state => this.show(state));
    this.show(gateway.state);
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private show(state: GatewayState): void {
    const view = viewOf(state);
    this.item.text = view.text;
    this.item.tooltip = view.tooltip;
    this.item.command = view.command;
    this.item.backgroundColor = view.background;
    this.item.accessibilityInformation = { label: view.tooltip };
    this.item.show();
    void vscode.commands.executeCommand('setContext', 'mpaas.gatewayState', state.kind);
  }
}

function viewOf<K extends GatewayState['kind']>(state: Extract<GatewayState, { kind: K }>): View {
  const view = VIEWS[state.kind] as ViewOf<K>;
  return view(state);
}
