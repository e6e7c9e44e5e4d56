import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import {
  type ContractProposal,
  NewContractRequest,
  type ProposeContractParams,
  ProposeContractRequest,
} from '../contract-protocol.ts';
import { contractMatcher } from '../contracts/contract-files.ts';
import { isOperationType } from '../contracts/operation-type.ts';
import { isThere } from '../files/is-there.ts';
import { writeFiles } from '../files/write-files.ts';
import { defaultContractsFolder } from '../scaffold/new-config.ts';
import { contractFileName, newContract } from '../scaffold/new-contract.ts';
import { proposeFolders, proposePrefix } from '../scaffold/proposals.ts';
import { isServiceName } from '../scaffold/service-name.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { contractHome, tellWritten } from './support/contract-home.ts';
import { UserError } from './support/safe.ts';
import { serveRequest } from './support/serve-request.ts';
import { requireTrust, usableProject } from './support/usable-project.ts';

/** Starts new contracts, and says where they and imported ones might go. */
export const scaffolding: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, ProposeContractRequest, (params, token) => propose(context, params, token));
    serveRequest(connection, NewContractRequest, async (params, token) => {
      requireTrust(context);
      const { service, prefix, folder } = params;
      if (!isServiceName(service)) throw new UserError(l10n.t('"{0}" cannot be the name of a service.', service));
      if (!isOperationType(prefix)) throw new UserError(l10n.t('"{0}" cannot start operation types.', prefix));
      const { config, writes } = await contractHome(context, params, token);
      const { name, text, names } = newContract(service, prefix);
      const file = path.join(folder, name);
      if (await isThere(file)) throw new UserError(l10n.t('{0} is there already.', file));
      if (!contractMatcher(config)(file)) {
        throw new UserError(
          l10n.t('"contracts" in {0} names none of these: {1}. Add a glob for them.', config.file, file),
        );
      }
      await writeFiles([...writes, { file, text }], token);
      await tellWritten(context, [...writes.map(write => write.file), file]);
      return { file, names };
    });
  },
});

async function propose(
  context: FeatureContext,
  params: ProposeContractParams,
  token: CancellationToken,
): Promise<ContractProposal> {
  const { config: file, service, folder } = params;
  if (!(await isThere(file))) {
    const folders = [folder ?? defaultContractsFolder(file)];
    return { prefix: proposePrefix([], service), folders, services: [] };
  }
  const { analysis, config } = await usableProject(context, params, token);
  const { services } = analysis.model;
  const contracts = analysis.files.filter(contractMatcher(config));
  return {
    prefix: proposePrefix(services, service),
    folders: proposeFolders(config, contracts, contractFileName(service ?? 'NewService'), folder),
    services: services.map(({ name }) => name),
  };
}
