import * as l10n from '@vscode/l10n';
import { DescribeRequest } from '../protocol.ts';
import type { Feature } from './feature.ts';
import { describeOperation } from './support/describe-operation.ts';
import { operationsAmong } from './support/known-operations.ts';
import { UserError } from './support/safe.ts';
import { serveRequest } from './support/serve-request.ts';
import { usableProject } from './support/usable-project.ts';

/** Tells of an operation what its hover tells, where there is no text to point at. */
export const describing: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, DescribeRequest, async (params, token) => {
      const { operationType } = params;
      const [known] = operationsAmong([await usableProject(context, params, token)], operationType);
      if (!known) throw new UserError(l10n.t('No contract has the operation type "{0}".', operationType));
      return describeOperation(context, known);
    });
  },
});
