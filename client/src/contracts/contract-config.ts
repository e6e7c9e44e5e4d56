import path from 'node:path';
import * as vscode from 'vscode';
import { ListConfigsRequest } from '../../../server/src/protocol.ts';
import { pickConfig } from '../pick-config.ts';
import { pickWorkspaceFolder } from '../pick-folder.ts';
import type { Services } from '../services.ts';

/** The config that new contracts are for. */
export interface ContractConfig {
  /** Its path. */
  config: string;
  /** It is not there, and comes with them. */
  createsConfig: boolean;
}

/**
 * Which config new contracts are for. Where there is none, the user is offered one.
 * @param clicked what a menu hands over
 * @returns nothing when the user changed their mind
 */
export async function contractConfig(services: Services, clicked: unknown): Promise<ContractConfig | undefined> {
  const configs = await services.server.query(ListConfigsRequest);
  if (configs.length === 0) return newConfig();
  const config = await pickConfig(services, clicked);
  return config === undefined ? undefined : { config, createsConfig: false };
}

async function newConfig(): Promise<ContractConfig | undefined> {
  const folder = await pickWorkspaceFolder();
  if (!folder) return undefined;
  const create = vscode.l10n.t('Create');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('There is no mpaas.config.json in this workspace. Create one along with the contracts?'),
    { modal: true, detail: vscode.l10n.t('It says where contracts are. Clients and the gateway can be added later.') },
    create,
  );
  if (choice !== create) return undefined;
  return { config: path.join(folder.fsPath, 'mpaas.config.json'), createsConfig: true };
}
