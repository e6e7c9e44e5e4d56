import path from 'node:path';
import type { CancellationSignal } from '../../cancellation.ts';
import { compareFindings } from '../../findings.ts';
import { diagnoseModule, type Source } from './diagnose-module.ts';
import { findFiles } from './find-files.ts';
import type { Diagnosis, PackageReader } from './model.ts';
import { sortIntoModules } from './modules.ts';
import { READ_LIMITS, type ReadLimits, readTexts } from './read-files.ts';

export interface DiagnoseOptions extends PackageReader {
  token?: CancellationSignal;
  limits?: ReadLimits;
}

/**
 * Diagnoses the offline packages of a workspace: which apps verify, with which keys, and how their preset packages
 * fare.
 * @param workspace absolute path of a folder
 * @throws CancelledError
 */
export async function diagnose(workspace: string, options: DiagnoseOptions): Promise<Diagnosis> {
  const { verify, inspect, token, limits = READ_LIMITS } = options;
  const files = await findFiles(workspace, token);
  const wanted = files.filter(file => !file.endsWith('.amr') && !file.endsWith('project.pbxproj'));
  const { texts, leftOut } = await readTexts(workspace, wanted, limits, token);
  const source: Source = { workspace, texts, verify, inspect, ...(token && { token }) };
  const diagnosis: Diagnosis = { modules: [], findings: [], leftOut };
  for (const module of sortIntoModules(files, androidApps(texts))) {
    const { modules, findings } = await diagnoseModule(source, module);
    diagnosis.modules.push(...modules);
    diagnosis.findings.push(...findings);
  }
  // Libraries that several apps share have their findings once.
  const unique = new Map(diagnosis.findings.map(finding => [JSON.stringify(finding), finding]));
  diagnosis.findings = [...unique.values()].sort(compareFindings);
  return diagnosis;
}

/** Folders of Gradle modules that are apps: they apply Android's application plugin, by its id or by an alias. */
function androidApps(texts: ReadonlyMap<string, string>): string[] {
  return [...texts]
    .filter(([file, text]) => /(^|\/)build\.gradle(\.kts)?$/.test(file) && appliesApplication(text))
    .map(([file]) => path.posix.dirname(file))
    .map(folder => (folder === '.' ? '' : folder));
}

/** The root's build file names the plugin, too, for its modules to apply. */
function appliesApplication(text: string): boolean {
  return text.split('\n').some(line => /android\.application\b/.test(line) && !/apply\s*\(?\s*false/.test(line));
}
