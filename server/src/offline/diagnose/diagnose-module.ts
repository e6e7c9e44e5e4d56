import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import type { Finding } from '../../findings.ts';
import { CUSTOM_CONFIG_NAME } from '../presets/custom-config.ts';
import { readKeyFiles } from './key-files.ts';
import { keyFindings } from './key-findings.ts';
import { type AppModule, type CodeFacts, type Container, noFacts, type PackageReader, PROVIDER_KEY } from './model.ts';
import type { ModuleFiles } from './modules.ts';
import { outcomeFindings } from './outcome-findings.ts';
import { findPresets } from './presets.ts';
import { readCode } from './read-code.ts';
import { missingRequested } from './requested.ts';
import { readCustomConfig, switchFindings, verificationOf } from './switches.ts';
import { verifyPreset } from './verify-preset.ts';

export interface Source extends PackageReader {
  /** Absolute. */
  workspace: string;
  /** By path relative to the workspace. */
  texts: ReadonlyMap<string, string>;
  token?: CancellationSignal;
}

/** Mini programs have ids of 16 digits (documented); that Mriver loads them where an app sets it up is inferred. */
const MINI_PROGRAM = /^\d{16}$/;

/** Diagnoses one app: of each of its containers a module, when there is something to say about it. */
export async function diagnoseModule(
  source: Source,
  module: ModuleFiles,
): Promise<{ modules: AppModule[]; findings: Finding[] }> {
  const folder = path.join(source.workspace, module.folder);
  const facts = readFacts(source, module);
  facts.keys.push(...(await readKeyFiles(folder, facts.keyFiles)));
  leaveOutUnregistered(facts);
  const found = findPresets(source.workspace, module.files, source.texts);
  const findings = [...facts.findings, ...found.findings];
  // Code of a library may ask for packages that are in an app beside it: without any, there is nothing to compare with.
  if (found.presets.length > 0) findings.push(...missingRequested(facts.requested, found.presets));
  const hasMriver = [...facts.switches, ...facts.keys].some(({ container }) => container === 'mriver');
  const modules: AppModule[] = [];
  for (const container of ['nebula', 'mriver'] as const) {
    const isOwn = (each: { container: Container }) => each.container === container;
    const [switches, keys] = [facts.switches.filter(isOwn), facts.keys.filter(isOwn)];
    const presets = found.presets.filter(
      ({ appId }) => (hasMriver && MINI_PROGRAM.test(appId)) === (container === 'mriver'),
    );
    const verification = verificationOf(switches);
    const app: AppModule = { folder, platform: module.platform, container, verification, switches, keys, presets: [] };
    for (const preset of presets) {
      throwIfCancelled(source.token);
      app.presets.push(await verifyPreset(preset, app, source));
    }
    findings.push(...switchFindings(switches), ...keyFindings(keys), ...outcomeFindings(app));
    if (switches.length + keys.length + presets.length > 0) modules.push(app);
  }
  return { modules, findings };
}

function readFacts({ workspace, texts }: Source, { files, platform }: ModuleFiles): CodeFacts {
  const all = noFacts();
  for (const relative of files) {
    const text = texts.get(relative);
    if (text === undefined) continue;
    const file = path.join(workspace, relative);
    if (path.basename(file) === CUSTOM_CONFIG_NAME && platform === 'android') {
      const { switches, findings } = readCustomConfig(file, text);
      all.switches.push(...switches);
      all.findings.push(...findings);
    }
    const facts = readCode(file, text);
    if (facts) addFacts(all, facts);
  }
  return all;
}

function addFacts(all: CodeFacts, facts: CodeFacts): void {
  all.switches.push(...facts.switches);
  all.keys.push(...facts.keys);
  all.keyFiles.push(...facts.keyFiles);
  all.requested.push(...facts.requested);
  all.findings.push(...facts.findings);
  all.registersProvider ||= facts.registersProvider;
}

/** A provider that nobody sets gives no key. */
function leaveOutUnregistered(facts: CodeFacts): void {
  if (facts.registersProvider) return;
  for (const { file, range } of facts.keys.filter(({ what }) => what === PROVIDER_KEY)) {
    const message = l10n.t(
      'Nothing sets this provider, so that its key is not used. Call H5Utils.setProvider(H5PublicRsaProvider.class.getName(), …) before the first H5 page (seen in code).',
    );
    facts.findings.push({ code: 'package/provider-not-set', severity: 'warning', message, file, range });
  }
  facts.keys = facts.keys.filter(({ what }) => what !== PROVIDER_KEY);
}
