import * as vscode from 'vscode';

export type OfflineDomain = typeof import('./offline-domain.ts');

let loaded: Promise<OfflineDomain> | undefined;

/** What knows offline packages; loaded when somebody first asks, because most windows never do. */
export function loadDomain(): Promise<OfflineDomain> {
  loaded ??= import('./offline-domain.ts').then(domain => {
    domain.setTexts(vscode.l10n.bundle ?? {});
    return domain;
  });
  return loaded;
}
