import path from 'node:path';
import * as vscode from 'vscode';
import { isInside } from '../../server/src/files/paths.ts';
import { type ConfigSummary, ListConfigsRequest } from '../../server/src/protocol.ts';
import { operationCount, serviceCount } from './counts.ts';
import { runDetached } from './failures.ts';
import type { Services } from './services.ts';

/**
 * Which config a command is about: the one that was clicked, the only one, or the one that the user picks.
 * @param clicked what an editor or explorer menu, a code lens or a view hands over
 * @returns nothing when the user picks none, or when there is none, which they are told with what makes one
 */
export async function pickConfig({ server, log }: Services, clicked?: unknown): Promise<string | undefined> {
  const configs = await server.query(ListConfigsRequest);
  const file = clicked instanceof vscode.Uri ? clicked.fsPath : configGiven(clicked);
  const governing = file && governingConfig(configs, file);
  if (governing) return governing.file;
  const [only, ...others] = configs;
  if (!only) {
    runDetached('no config', offerProjects(), log);
    return undefined;
  }
  if (others.length === 0) return only.file;
  return pick(configs);
}

async function offerProjects(): Promise<void> {
  const [make, sample] = [vscode.l10n.t('New Project'), vscode.l10n.t('Open Sample Project')];
  const message = vscode.l10n.t(
    'There is no mpaas.config.json in this workspace. Create one that says where your contracts are.',
  );
  const choice = await vscode.window.showWarningMessage(message, make, sample);
  if (choice === make) await vscode.commands.executeCommand('mpaas.newProject');
  if (choice === sample) await vscode.commands.executeCommand('mpaas.sample.open');
}

/** Code lenses give a config's path, the nodes of views have one. */
function configGiven(clicked: unknown): string | undefined {
  const config = typeof clicked === 'string' ? clicked : Object(clicked).config;
  return typeof config === 'string' ? config : undefined;
}

/** The config that counts for a file: the nearest one upward. */
export function governingConfig(configs: ConfigSummary[], file: string): ConfigSummary | undefined {
  const holding = configs.filter(config => isInside(file, path.dirname(config.file)));
  return holding.sort((a, b) => b.file.length - a.file.length)[0];
}

async function pick(configs: ConfigSummary[]): Promise<string | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri.fsPath;
  const first = active ? governingConfig(configs, active) : undefined;
  const items = configs
    .toSorted((a, b) => Number(b === first) - Number(a === first))
    .map(config => ({
      label: vscode.workspace.asRelativePath(config.file),
      description: `${serviceCount(config.services)}, ${operationCount(config.operations)}`,
      file: config.file,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which configuration?'),
    matchOnDescription: true,
  });
  return picked?.file;
}
