import * as vscode from 'vscode';
import {
  NewContractRequest,
  type NewContractResult,
  ProposeContractRequest,
} from '../../../server/src/contract-protocol.ts';
import { askPrefix } from '../contracts/ask-prefix.ts';
import { askService } from '../contracts/ask-service.ts';
import { chooseFolder } from '../contracts/choose-folder.ts';
import { type ContractConfig, contractConfig } from '../contracts/contract-config.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface NewContractOptions extends ContractConfig {
  service: string;
  prefix: string;
  folder: string;
}

/** Starts a contract: a service with one operation, where the config looks for contracts. */
export const newContract: Command = {
  id: 'mpaas.newContract',
  needsTrust: true,
  async run(services, clicked, argument): Promise<NewContractResult | undefined> {
    const given = optionsOf<NewContractOptions>(argument);
    const { config, createsConfig = false } = given.config ? given : ((await contractConfig(services, clicked)) ?? {});
    if (!config) return undefined;
    const pointed = clicked instanceof vscode.Uri ? { folder: clicked.fsPath } : {};
    const { server } = services;
    const service = given.service ?? (await askFreeService(services, config));
    if (!service) return undefined;
    const proposal = await server.request(ProposeContractRequest, { config, service, ...pointed });
    const prefix = given.prefix ?? (await askPrefix(title(), proposal.prefix));
    const folder = prefix && (given.folder ?? (await whereTo(config, proposal.folders, pointed.folder)));
    if (!folder) return undefined;
    const result = await server.request(NewContractRequest, { config, createsConfig, service, prefix, folder });
    await open(result);
    return result;
  },
};

function title(): string {
  return vscode.l10n.t('New Contract');
}

async function askFreeService({ server }: Services, config: string): Promise<string | undefined> {
  const { services: taken } = await server.request(ProposeContractRequest, { config });
  return askService(title(), taken);
}

/** The folder is asked for only where there is a choice. */
async function whereTo(
  config: string,
  folders: readonly string[],
  pointed: string | undefined,
): Promise<string | undefined> {
  const [first, ...others] = folders;
  if (first === undefined) {
    const name = vscode.workspace.asRelativePath(config);
    throw new Error(
      vscode.l10n.t('"contracts" in {0} has no glob for a new contract. Add one, such as contracts/**/*.rpc.ts.', name),
    );
  }
  return others.length === 0 || first === pointed ? first : chooseFolder(title(), folders);
}

/** The operation's name is what one changes first: typing changes it in all places. */
async function open({ file, names }: NewContractResult): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
  editor.selections = names.map(
    ({ start, end }) => new vscode.Selection(start.line, start.character, end.line, end.character),
  );
}
