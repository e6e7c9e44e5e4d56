import * as vscode from 'vscode';

export type Domain = typeof import('./domain.ts');

let loaded: Promise<Domain> | undefined;

/** What knows offline packages; loaded when somebody first asks, because most windows never do. */
export function loadDomain(): Promise<Domain> {
  loaded ??= import('./domain.ts').then(domain => {
    domain.setTexts(vscode.l10n.bundle ?? {});
    return domain;
  });
  return loaded;
}
