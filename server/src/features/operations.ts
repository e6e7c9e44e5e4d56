import type { Operation } from '../contracts/model.ts';
import type { OperationSummary } from '../protocol.ts';
import { ListOperationsRequest } from '../protocol.ts';
import type { Analysis } from '../workspace/project.ts';
import type { Feature } from './feature.ts';
import { exampleRequest } from './support/example-values.ts';
import { serveRequest } from './support/serve-request.ts';
import { usableProject } from './support/usable-project.ts';

/** Lists a config's operations, each with a request to start from. */
export const operations: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, ListOperationsRequest, async (params, token) => {
      const { analysis } = await usableProject(context, params, token);
      return summarizeAll(analysis);
    });
  },
});

async function summarizeAll(analysis: Analysis): Promise<OperationSummary[]> {
  const summarize = async (service: string, operation: Operation): Promise<OperationSummary> => {
    const { operationType, name, description } = operation;
    const request = await exampleRequest(operation, analysis);
    return {
      operationType,
      service,
      name,
      ...(description && { description }),
      ...(request !== undefined && { exampleRequest: request }),
    };
  };
  return Promise.all(
    analysis.model.services.flatMap(({ name, operations }) => operations.map(operation => summarize(name, operation))),
  );
}
