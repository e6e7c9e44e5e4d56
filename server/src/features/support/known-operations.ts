import path from 'node:path';
import type { CancellationSignal } from '../../cancellation.ts';
import { operationsByType } from '../../contracts/model-index.ts';
import { isInside } from '../../files/paths.ts';
import type { DeclaredOperation } from '../../navigation/codebase.ts';
import type { Analysis, Project } from '../../workspace/project.ts';
import type { FeatureContext } from '../feature.ts';

/** An operation with all that leads to it. */
export interface KnownOperation extends AnalyzedProject, DeclaredOperation {}

/** A project with what was last read of it. */
export interface AnalyzedProject {
  project: Project;
  analysis: Analysis;
}

/**
 * All projects, those whose config lies above a file first, the nearest before the others. Each has its last analysis,
 * which may be as old as the pause after typing; one that has none yet is waited for.
 */
export async function projectsFor(context: FeatureContext, file?: string): Promise<AnalyzedProject[]> {
  const sorted = await sortedProjects(context, file);
  return Promise.all(
    sorted.map(async project => ({ project, analysis: project.lastAnalysis ?? (await project.analyze()) })),
  );
}

/** The same with analyses of what is typed at this moment. */
export async function projectsNow(
  context: FeatureContext,
  token: CancellationSignal,
  file?: string,
): Promise<AnalyzedProject[]> {
  const sorted = await sortedProjects(context, file);
  return Promise.all(sorted.map(async project => ({ project, analysis: await project.analyze(token) })));
}

/** The operations that have an operation type: one in most workspaces, several where configs share it. */
export async function operationsOfType(
  context: FeatureContext,
  operationType: string,
  file?: string,
): Promise<KnownOperation[]> {
  return operationsAmong(await projectsFor(context, file), operationType);
}

/** The operations of an operation type in some projects. */
export function operationsAmong(projects: readonly AnalyzedProject[], operationType: string): KnownOperation[] {
  return projects.flatMap(({ project, analysis }) => {
    const { config, model } = analysis;
    const found = operationsByType(model).get(operationType);
    return config && found ? [{ project, analysis, config, model, ...found }] : [];
  });
}

async function sortedProjects({ workspace }: FeatureContext, file?: string): Promise<Project[]> {
  const projects = await workspace.allProjects();
  const nearness = (project: Project) => {
    const folder = path.dirname(project.file);
    return file !== undefined && isInside(file, folder) ? folder.length : 0;
  };
  return [...projects].sort((a, b) => nearness(b) - nearness(a));
}
