import { parseTree } from 'jsonc-parser';
import { valueRange } from '../../config/json-places.ts';
import type { Range } from '../../findings.ts';

/** Where a setting stands in a config's text, or what it would stand in; nothing for a text that is no JSON. */
export function settingPlace(text: string, path: readonly string[]): Range | undefined {
  const root = parseTree(text);
  return root && valueRange(text, root, [...path]);
}
