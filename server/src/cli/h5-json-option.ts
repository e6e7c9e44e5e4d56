import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readText } from '../files/read-text.ts';
import { parseH5Json } from '../offline/presets/h5-json.ts';
import type { ExpectedPresets } from '../offline/verify/checks/check.ts';
import { CliError } from './exit.ts';

/**
 * The packages that the file of `--h5-json` lists; the one that is verified has to be among them.
 * @throws CliError when the file cannot be read or is no JSON
 */
export async function presetsOf(name: string): Promise<ExpectedPresets> {
  const file = path.resolve(name);
  const contents = await readText(file);
  if (!('text' in contents)) throw new CliError(l10n.t('{0} cannot be read ({1}).', name, contents.reason));
  const { presets, findings } = parseH5Json(file, contents.text);
  const [error] = presets.length === 0 ? findings.filter(({ severity }) => severity === 'error') : [];
  if (error) throw new CliError(`${name}: ${error.message}`);
  return { presets, isComplete: true };
}
