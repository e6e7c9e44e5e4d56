import path from 'node:path';
import { isInside } from '../../files/paths.ts';
import type { FeatureContext } from '../feature.ts';

/** Whether a file is nobody's work here: it was installed, or the editor hides it. */
export async function isLeftOut({ hidden, workspace }: FeatureContext, file: string): Promise<boolean> {
  const folder = workspace.folders.find(each => isInside(file, each));
  const relative = folder === undefined ? file : path.relative(folder, file);
  if (relative.split(path.sep).includes('node_modules')) return true;
  return folder !== undefined && hidden.has(file, folder);
}

/** Whether the workspace has anything to do with mPaaS: a config, or an offline package and what goes with it. */
export async function isAboutMpaas(context: FeatureContext): Promise<boolean> {
  if ((await context.workspace.allProjects()).length > 0) return true;
  for (const file of context.workspace.packages.all()) if (!(await isLeftOut(context, file))) return true;
  return false;
}
