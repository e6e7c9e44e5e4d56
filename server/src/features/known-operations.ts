import path from 'node:path';
import type { Operation, Service } from '../contracts/model.ts';
import { operationsByType } from '../contracts/model-index.ts';
import { isInside } from '../workspace/files.ts';
import type { Analysis, Project } from '../workspace/project.ts';
import type { FeatureContext } from './feature.ts';

/** An operation with all that leads to it. */
export interface KnownOperation extends AnalyzedProject {
  service: Service;
  operation: Operation;
}

/** A project with what was last read of it. */
export interface AnalyzedProject {
  project: Project;
  analysis: Analysis;
}

/**
 * All projects, those whose config lies above a file first, the nearest before the others. Each has its last analysis,
 * which may be as old as the pause after typing; one that has none yet is waited for.
 */
export async function projectsFor({ workspace }: FeatureContext, file?: string): Promise<AnalyzedProject[]> {
  const projects = await workspace.allProjects();
  const nearness = (project: Project) => {
    const folder = path.dirname(project.file);
    return file !== undefined && isInside(file, folder) ? folder.length : 0;
  };
  const sorted = [...projects].sort((a, b) => nearness(b) - nearness(a));
  return Promise.all(
    sorted.map(async project => ({ project, analysis: project.lastAnalysis ?? (await project.analyze()) })),
  );
}

/** The operations that have an operation type: one in most workspaces, several where configs share it. */
export async function operationsOfType(
  context: FeatureContext,
  operationType: string,
  file?: string,
): Promise<KnownOperation[]> {
  const projects = await projectsFor(context, file);
  return projects.flatMap(({ project, analysis }) => {
    const found = operationsByType(analysis.model).get(operationType);
    return found ? [{ project, analysis, ...found }] : [];
  });
}

/** Absolute path of the contract that declares an operation. */
export function contractOf({ project, operation }: Pick<KnownOperation, 'project' | 'operation'>): string {
  return path.resolve(path.dirname(project.file), operation.source.file);
}
