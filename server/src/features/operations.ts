import type { Config } from '../config/config.ts';
import type { Model, Operation } from '../contracts/model.ts';
import type { ConfigParams, OperationSummary } from '../protocol.ts';
import { ListOperationsRequest } from '../protocol.ts';
import type { Feature } from './feature.ts';
import { runSafe } from './safe.ts';
import { usableProject } from './usable-project.ts';

/** Lists a config's operations, each with a request to start from. */
export const operations: Feature = context => ({
  capabilities: {},
  register(connection) {
    const list = runSafe(
      connection,
      'mpaas/listOperations',
      async (params: ConfigParams, token): Promise<OperationSummary[]> => {
        const { analysis, config } = await usableProject(context, params, token);
        return summarizeAll(analysis.model, config);
      },
    );
    connection.onRequest(ListOperationsRequest, list);
  },
});

async function summarizeAll(model: Model, config: Config): Promise<OperationSummary[]> {
  // The data behind realistic values is large, and most sessions call nothing.
  const { createMockData } = await import('../gateway/main.ts');
  const mocks = createMockData(model, config.gateway.seed);
  const summarize = async (service: string, operation: Operation): Promise<OperationSummary> => {
    const { operationType, name, description } = operation;
    const exampleRequest = await mocks.exampleRequest(operation, config.gateway.locale);
    return {
      operationType,
      service,
      name,
      ...(description && { description }),
      ...(exampleRequest !== undefined && { exampleRequest }),
    };
  };
  return Promise.all(
    model.services.flatMap(service => service.operations.map(operation => summarize(service.name, operation))),
  );
}
