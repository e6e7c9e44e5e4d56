import { checkAgainst } from '../contracts/compatibility/check-against.ts';
import { contractMatcher } from '../contracts/contract-files.ts';
import { operationsOf } from '../contracts/model.ts';
import { countProblems } from '../contracts/problem-counts.ts';
import { CheckAgainstRequest, CheckRequest, type ConfigSummary, ListConfigsRequest } from '../protocol.ts';
import type { Analysis, Project } from '../workspace/project.ts';
import { watchPatterns } from '../workspace/watch-patterns.ts';
import type { Feature } from './feature.ts';
import { serveQuery, serveRequest } from './support/serve-request.ts';
import { requireTrust, usableProject } from './support/usable-project.ts';

/** Tells which configs there are, and checks all contracts of one, against older ones too. */
export const checking: Feature = context => ({
  capabilities: {},
  register(connection) {
    serveQuery(connection, ListConfigsRequest, async token => {
      const projects = await context.workspace.allProjects();
      return Promise.all(projects.map(async project => summarize(project, await project.analyze(token))));
    });
    serveRequest(connection, CheckRequest, async (params, token) => {
      const project = await context.workspace.projectOf(params.config);
      if (!project) return { findings: [], contracts: 0, operations: 0 };
      const { findings, model } = await project.analyze(token);
      const contracts = new Set(model.services.map(service => service.source.file)).size + model.unreadable.length;
      return { findings, contracts, operations: operationsOf(model).length };
    });
    serveRequest(connection, CheckAgainstRequest, async (params, token) => {
      // What git runs is up to the repository's own settings.
      requireTrust(context);
      const { analysis, config } = await usableProject(context, params, token);
      return { findings: await checkAgainst(config, analysis.model, params.ref, token) };
    });
  },
});

/** What is known of a config, in numbers. */
export function summarize(project: Project, { config, model, findings, files, ms }: Analysis): ConfigSummary {
  const problem = config ? undefined : findings.find(({ severity }) => severity === 'error')?.message;
  return {
    file: project.file,
    services: model.services.length,
    operations: operationsOf(model).length,
    ...countProblems(findings),
    contracts: config ? files.filter(contractMatcher(config)).length : 0,
    ms,
    watched: watchPatterns(project),
    ...(problem !== undefined && { problem }),
  };
}
