import { operationsOf } from '../contracts/model.ts';
import {
  CheckRequest,
  type CheckResult,
  type ConfigParams,
  type ConfigSummary,
  ListConfigsRequest,
} from '../protocol.ts';
import type { Analysis, Project } from '../workspace/project.ts';
import type { Feature } from './feature.ts';
import { runSafe } from './safe.ts';

/** Tells which configs there are, and checks all contracts of one. */
export const checking: Feature = context => ({
  capabilities: {},
  register(connection) {
    const list = runSafe(connection, 'mpaas/listConfigs', async (_: undefined, token): Promise<ConfigSummary[]> => {
      const projects = await context.workspace.allProjects();
      return Promise.all(projects.map(async project => summarize(project, await project.analyze(token))));
    });
    const check = runSafe(connection, 'mpaas/check', async (params: ConfigParams, token): Promise<CheckResult> => {
      const project = await context.workspace.projectOf(params.config);
      if (!project) return { findings: [], contracts: 0, operations: 0 };
      const { findings, model } = await project.analyze(token);
      const contracts = new Set(model.services.map(service => service.source.file)).size + model.unreadable.length;
      return { findings, contracts, operations: operationsOf(model).length };
    });
    connection.onRequest(ListConfigsRequest, token => list(undefined, token));
    connection.onRequest(CheckRequest, check);
  },
});

export function summarize(project: Project, { model, findings }: Analysis): ConfigSummary {
  return {
    file: project.file,
    services: model.services.length,
    operations: operationsOf(model).length,
    errors: findings.filter(finding => finding.severity === 'error').length,
  };
}
