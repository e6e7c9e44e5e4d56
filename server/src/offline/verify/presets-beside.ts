import path from 'node:path';
import { readText } from '../../files/read-text.ts';
import { H5_JSON_NAME, parseH5Json } from '../presets/h5-json.ts';
import type { ExpectedPresets } from './checks/check.ts';

/**
 * What the `h5_json.json` beside a package lists. One that is missing or cannot be read says nothing about the package;
 * `mpaas diagnose` and the editor say what is wrong with it.
 */
export async function presetsBeside(packageFile: string): Promise<ExpectedPresets | undefined> {
  const file = path.join(path.dirname(path.resolve(packageFile)), H5_JSON_NAME);
  const contents = await readText(file);
  return 'text' in contents ? { presets: parseH5Json(file, contents.text).presets, isComplete: false } : undefined;
}
