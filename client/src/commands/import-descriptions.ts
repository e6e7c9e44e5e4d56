import path from 'node:path';
import * as vscode from 'vscode';
import {
  type ImportContractsParams,
  ImportContractsRequest,
  type ImportContractsResult,
  ProposeContractRequest,
} from '../../../server/src/contract-protocol.ts';
import type { ImportKind } from '../../../server/src/import/import-kind.ts';
import { askPrefix } from '../contracts/ask-prefix.ts';
import { chooseFolder } from '../contracts/choose-folder.ts';
import { type ContractConfig, contractConfig } from '../contracts/contract-config.ts';
import { isCancelled } from '../errors.ts';
import { runDetached } from '../failures.ts';
import { agreeToOverwrite } from '../import/agree-to-overwrite.ts';
import { pickSources } from '../import/pick-sources.ts';
import { reportImport } from '../import/report-import.ts';
import { saveSources } from '../import/save-sources.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface ImportOptions extends ContractConfig {
  prefix: string;
  folder: string;
}

/** Contracts of OpenAPI documents. */
export const importOpenApi = importCommand('mpaas.importOpenApi', 'openapi', () =>
  vscode.l10n.t('Import Contracts from OpenAPI'),
);

/** Contracts of Java interfaces. */
export const importJava = importCommand('mpaas.importJava', 'java', () => vscode.l10n.t('Import Contracts from Java'));

/** Broken off at any point, it writes nothing. */
function importCommand(id: string, kind: ImportKind, title: () => string): Command {
  return {
    id,
    needsTrust: true,
    async run(services, clicked, argument): Promise<ImportContractsResult | undefined> {
      const files = await pickSources(kind, title(), clicked, argument);
      const params = files.length > 0 ? await askForRest(services, { kind, files }, title(), argument) : undefined;
      if (!params) return undefined;
      await saveSources(files);
      const result = await importAgreed(services, params);
      if (!result) return undefined;
      runDetached(id, reportImport(result, params.config, services.log), services.log);
      const [first] = result.changes;
      if (first) await vscode.window.showTextDocument(vscode.Uri.file(path.join(params.folder, first.path)));
      return result;
    },
  };
}

async function askForRest(
  services: Services,
  sources: Pick<ImportContractsParams, 'kind' | 'files'>,
  title: string,
  argument: unknown,
): Promise<ImportContractsParams | undefined> {
  const given = optionsOf<ImportOptions>(argument);
  const [source] = sources.files;
  const clicked = source === undefined ? undefined : vscode.Uri.file(source);
  const { config, createsConfig = false } = given.config ? given : ((await contractConfig(services, clicked)) ?? {});
  if (!config) return undefined;
  const proposal = await services.server.request(ProposeContractRequest, { config });
  // Java says all operation types itself.
  const prefix = sources.kind === 'java' ? '' : (given.prefix ?? (await askPrefix(title, proposal.prefix)));
  if (prefix === undefined) return undefined;
  const folder = given.folder ?? (await chooseFolder(title, proposal.folders, true));
  return folder === undefined ? undefined : { ...sources, config, createsConfig, prefix, folder, overwrite: [] };
}

/** @returns nothing when the user broke it off */
async function importAgreed(
  services: Services,
  params: ImportContractsParams,
): Promise<ImportContractsResult | undefined> {
  try {
    let result = await request(services, params);
    // Those that change while the user looks at them are asked about again.
    while (!result.written) {
      const overwrite = await agreeToOverwrite(result.changes, params.folder, services.documents);
      if (!overwrite) throw new vscode.CancellationError();
      result = await request(services, { ...params, overwrite });
    }
    return result;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    vscode.window.setStatusBarMessage(vscode.l10n.t('Import cancelled: nothing was written.'), 5_000);
    return undefined;
  }
}

function request({ server }: Services, params: ImportContractsParams): Thenable<ImportContractsResult> {
  const title = vscode.l10n.t('Importing contracts');
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_, token) => server.request(ImportContractsRequest, params, token),
  );
}
