import path from 'node:path';
import { ImportContractsRequest } from '../contract-protocol.ts';
import { contractMatcher } from '../contracts/contract-files.ts';
import type { TextChange } from '../generate/plan.ts';
import { applyImport } from '../import/apply-import.ts';
import { planImportInThread } from '../import/import-thread.ts';
import type { ContractChange } from '../import/plan-import.ts';
import type { Feature } from './feature.ts';
import { contractHome, tellWritten } from './support/contract-home.ts';
import { serveRequest } from './support/serve-request.ts';
import { requireTrust } from './support/usable-project.ts';

/** Makes contracts of OpenAPI documents and Java. */
export const importing: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, ImportContractsRequest, async (params, token) => {
      requireTrust(context);
      const { files, kind, prefix, folder, overwrite } = params;
      const { config, writes } = await contractHome(context, params, token);
      const plan = await planImportInThread({ files, kind, prefix, folder, base: folder }, token);
      const { changes, services, operations, findings } = plan;
      // What changed since the user saw it is asked about again.
      const mayOverwrite = (change: ContractChange) =>
        overwrite.some(({ path: agreed, before }) => agreed === change.path && before === change.before);
      const written = changes.length > 0 ? await applyImport(plan, folder, mayOverwrite, token, writes) : [];
      await tellWritten(context, written ?? []);
      const isContract = contractMatcher(config);
      const uncovered = changes.map(change => change.path).filter(each => !isContract(path.join(folder, each)));
      return { changes: changes.map(shown), services, operations, findings, uncovered, ...(written && { written }) };
    });
  },
});

/** Texts are sent where they are to be compared. */
function shown({ path: file, action, reason, before, after }: ContractChange): TextChange {
  return {
    path: file,
    action,
    ...(reason !== undefined && { reason }),
    ...(before !== undefined && { before, after }),
  };
}
