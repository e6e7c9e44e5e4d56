import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { fileOfSample, type Samples } from '../first-steps/samples.ts';
import type { Command } from './command.ts';

/**
 * What buttons of the walkthrough do with the sample. In a window with another project they do the same with what the user
 * picks.
 */
export const sampleCommands: readonly Command[] = [
  {
    id: 'mpaas.sample.show',
    /** @param name of a file, relative to the sample */
    async run({ samples }, name) {
      const options = { viewColumn: vscode.ViewColumn.Beside, preview: false };
      await vscode.window.showTextDocument(vscode.Uri.file(await samples.file(String(name))), options);
    },
  },
  {
    id: 'mpaas.sample.pack',
    needsTrust: true,
    async run({ samples }) {
      await vscode.commands.executeCommand('mpaas.package.pack', undefined, await packing(samples));
    },
  },
  {
    id: 'mpaas.sample.verify',
    async run({ samples }) {
      const out = (await packing(samples))?.out;
      await vscode.commands.executeCommand('mpaas.package.verify', out === undefined ? out : vscode.Uri.file(out));
    },
  },
];

/** All that packing would ask for, as the config of the sample says by now. */
async function packing(samples: Samples) {
  const sample = await samples.open();
  if (sample === undefined) return undefined;
  const { loadConfig, packageFileName } = await loadDomain();
  const { config } = await loadConfig(fileOfSample(sample, 'mpaas.config.json'));
  const [first] = config?.packages ?? [];
  if (!first) return undefined;
  const { root: source, appId, version } = first;
  const key = { kind: 'file', file: fileOfSample(sample, 'keys/private.pem') };
  return { source, appId, version, key, out: fileOfSample(sample, packageFileName(appId, version)) };
}
