import type { ConfigParams, OperationSummary } from '../protocol.ts';
import { ListOperationsRequest } from '../protocol.ts';
import type { Feature } from './feature.ts';
import { runSafe } from './safe.ts';
import { usableProject } from './usable-project.ts';

/** Lists a config's operations and calls them. */
export const operations: Feature = context => ({
  capabilities: {},
  register(connection) {
    const list = runSafe(
      connection,
      'mpaas/listOperations',
      async (params: ConfigParams, token): Promise<OperationSummary[]> => {
        const { analysis } = await usableProject(context, params, token);
        return analysis.model.services.flatMap(service =>
          service.operations.map(({ operationType, name, description }) => ({
            operationType,
            service: service.name,
            name,
            ...(description && { description }),
          })),
        );
      },
    );
    connection.onRequest(ListOperationsRequest, list);
  },
});
