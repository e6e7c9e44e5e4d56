import path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import type { Service } from '../contracts/model.ts';
import { countProblems, operationKey, type ProblemCounts, problemsByOperation } from '../contracts/problem-counts.ts';
import { FILE_START, type Finding } from '../findings.ts';
import { stateOfContract } from '../generate/generation-state.ts';
import {
  type ConfigNode,
  ContractTreeChangedNotification,
  ContractTreeRequest,
  type GenerationView,
  type ServiceNode,
} from '../protocol.ts';
import { FileMap } from '../workspace/files.ts';
import type { Analysis, Project } from '../workspace/project.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { textOf } from './support/codebase.ts';
import type { KnownState } from './support/generation-states.ts';
import { generationView } from './support/lens-titles.ts';
import { locationOf } from './support/locations.ts';
import { Refresher } from './support/refresher.ts';
import { serveQuery } from './support/serve-request.ts';

/** The services and operations of all configs as a tree, and word to who was given it when it may be another. */
export const contractTree: Feature = context => {
  let refresher: Refresher | undefined;
  return {
    capabilities: {},
    register(connection) {
      const made = new Refresher(connection, ContractTreeChangedNotification.method, () =>
        connection.sendNotification(ContractTreeChangedNotification),
      );
      const changed = () => made.changed();
      context.analyses.onAnalyzed(changed);
      context.analyses.onRemoved(changed);
      context.generations.onChanged(changed);
      serveQuery(connection, ContractTreeRequest, token => {
        made.shown();
        return treeOf(context, token);
      });
      refresher = made;
    },
    stop: () => refresher?.stop(),
  };
};

async function treeOf(context: FeatureContext, token: CancellationToken): Promise<ConfigNode[]> {
  const nodes: ConfigNode[] = [];
  for (const project of await context.workspace.allProjects()) {
    const analysis = project.lastAnalysis ?? (await project.analyze(token));
    nodes.push(await configNode(context, project, analysis));
    throwIfCancelled(token);
  }
  return nodes;
}

async function configNode(context: FeatureContext, project: Project, analysis: Analysis): Promise<ConfigNode> {
  const { config, model, findings } = analysis;
  const node = { config: project.file, ...countProblems(findings) };
  if (!config) return { ...node, problem: reasonOf(findings), services: [], unreadable: [] };
  const state = await context.generations.of(project, analysis);
  const contracts = findingsByFile(findings);
  return {
    ...node,
    services: await Promise.all(
      model.services.map(service => {
        const file = path.join(config.folder, service.source.file);
        return serviceNode(context, service, file, contracts.get(file) ?? [], stateIn(state, service.source.file));
      }),
    ),
    unreadable: model.unreadable.map(file =>
      locationOf(context, { file: path.join(config.folder, file), range: FILE_START }),
    ),
  };
}

async function serviceNode(
  context: FeatureContext,
  { name, description, operations }: Service,
  file: string,
  findings: readonly Finding[],
  generation: GenerationView | undefined,
): Promise<ServiceNode> {
  const problems = await problemsOf(context, file, findings);
  const countsOf = (operation: string) => problems.get(operationKey(name, operation)) ?? NO_PROBLEMS;
  return {
    name,
    ...(description && { description }),
    ...countProblems(findings),
    ...(generation && { generation }),
    operations: operations.map(operation => ({
      name: operation.name,
      operationType: operation.operationType,
      deprecated: operation.deprecated !== undefined,
      ...countsOf(operation.name),
      location: locationOf(context, { file, range: operation.source.range }),
    })),
  };
}

const NO_PROBLEMS: ProblemCounts = { errors: 0, warnings: 0 };

/** Contracts are read again only where something is wrong with them. */
async function problemsOf(
  context: FeatureContext,
  file: string,
  findings: readonly Finding[],
): Promise<Map<string, ProblemCounts>> {
  const text = findings.length > 0 ? await textOf(context, file) : undefined;
  if (text === undefined) return new Map();
  const { outlineContract } = await import('../contracts/reader.ts');
  return problemsByOperation(text, outlineContract(text), findings);
}

function findingsByFile(findings: readonly Finding[]): FileMap<Finding[]> {
  const byFile = new FileMap<Finding[]>();
  for (const finding of findings) {
    const others = byFile.get(finding.file);
    if (others) others.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return byFile;
}

/** @param contract relative to the config's folder, with `/` */
function stateIn(state: KnownState | undefined, contract: string): GenerationView | undefined {
  if (!state) return undefined;
  return generationView('problem' in state ? state : stateOfContract(state, contract));
}

function reasonOf(findings: readonly Finding[]): string {
  return findings.find(({ severity }) => severity === 'error')?.message ?? '';
}
