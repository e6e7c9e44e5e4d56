import * as l10n from '@vscode/l10n';
import { baseName, finding, type Rule } from './rule.ts';

/** Devices, with whatever ending (Microsoft: Naming Files, Paths, and Namespaces). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/** Names that Windows cannot have. The package works; unpacking it there does not, nor do checkouts of its files. */
export const windowsNamesRule: Rule = function* ({ entries, resourceType }) {
  for (const { path } of entries) {
    const name = baseName(path);
    // Level 2 of a global resource package is a host, which may have a port (measured).
    const isHost = resourceType === 'global' && !path.includes('/');
    const problem = isHost ? undefined : problemOf(name);
    if (problem) yield finding('name-windows', 'warning', path, problem);
  }
};

function problemOf(name: string): string | undefined {
  if (DEVICE.test(name)) return l10n.t('Windows keeps this name for a device. Rename it.');
  if (/[. ]$/.test(name)) return l10n.t('Windows drops a dot or space at the end of a name. Rename it.');
  const [character] = /[<>:"|?*]/.exec(name) ?? [];
  return character && l10n.t('Windows has no names with {0} in them. Rename it.', character);
}
