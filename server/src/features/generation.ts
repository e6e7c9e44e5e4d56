import * as l10n from '@vscode/l10n';
import { applyPlan } from '../generate/apply.ts';
import { makePlan } from '../generate/make-plan.ts';
import type { FileChange, Plan } from '../generate/plan.ts';
import { ApplyRequest, PlanRequest } from '../protocol.ts';
import type { Analysis, Project } from '../workspace/project.ts';
import type { Feature } from './feature.ts';
import { UserError } from './support/safe.ts';
import { serveRequest } from './support/serve-request.ts';
import { requireTrust, usableProject } from './support/usable-project.ts';

/** Makes plans, and writes of them what the user agreed to. */
export const generation: Feature = context => ({
  capabilities: {},
  register(connection) {
    const shown = new WeakMap<Project, { plan: Plan; analysis: Analysis | undefined }>();

    serveRequest(connection, PlanRequest, async (params, token) => {
      const start = performance.now();
      const { project, analysis, config } = await usableProject(context, params, token);
      const plan = await makePlan({ config, model: analysis.model, token });
      shown.set(project, { analysis, plan });
      return {
        plan: { changes: plan.changes.map(asShown), operations: plan.operations },
        findings: analysis.findings,
        ms: performance.now() - start,
      };
    });

    serveRequest(connection, ApplyRequest, async (params, token) => {
      requireTrust(context);
      const { project } = await usableProject(context, params, token);
      return project.writes.run(async () => {
        const { analysis, config } = await usableProject(context, params, token);
        const seen = shown.get(project);
        // Where the contracts are as the user saw them, applying looks at the files again, which is all that is left.
        const isCurrent = seen?.analysis === analysis;
        const plan = isCurrent ? seen.plan : await makePlan({ config, model: analysis.model, token });
        const changes = agreedChanges(plan, seen?.plan, params.paths);
        // What is written now makes the plan old, and what the user agreed to stays agreed.
        if (seen) shown.set(project, { ...seen, analysis: undefined });
        const result = await applyPlan({ ...plan, changes }, config, { overwrite: params.overwrite, token });
        // Not every client tells what changes on disk.
        context.generations.forget(project);
        return result;
      });
    });
  },
});

/** A change with the texts that the editor shows: it compares with the file itself, and asks about no new files. */
function asShown({ before, after, ...change }: FileChange): FileChange {
  const isAsked = change.action === 'update' || change.action === 'conflict';
  return {
    ...change,
    ...(change.action === 'conflict' && before !== undefined && { before }),
    ...(isAsked && after !== undefined && { after }),
  };
}

/** What the user saw and agreed to, provided that it is still what would be written. */
function agreedChanges(now: Plan, shown: Plan | undefined, paths: string[]): FileChange[] {
  const before = new Map(shown?.changes.map(change => [change.path, change]));
  const current = new Map(now.changes.map(change => [change.path, change]));
  return paths.map(path => {
    const [seen, change] = [before.get(path), current.get(path)];
    if (change && seen && isSame(change, seen)) return change;
    throw new UserError(l10n.t('{0} changed since the preview. Nothing was written: generate again.', path));
  });
}

function isSame(a: FileChange, b: FileChange): boolean {
  return a.action === b.action && a.before === b.before && a.after === b.after;
}
