import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Finding } from '../../findings.ts';
import { CUSTOM_CONFIG_NAME, parseCustomConfig, VERIFY_SWITCH } from '../presets/custom-config.ts';
import type { Switch, Verification } from './model.ts';

/**
 * Reads the switch of an Android app's `custom_config.json`: exactly `NO` turns verification off (seen in code).
 * @param file absolute
 */
export function readCustomConfig(file: string, text: string): { switches: Switch[]; findings: Finding[] } {
  const { settings, findings } = parseCustomConfig(file, text);
  const switches = settings
    .filter(({ key }) => key === VERIFY_SWITCH)
    .map(({ value, range }): Switch => {
      const what = `${VERIFY_SWITCH} = ${value}`;
      return { container: 'nebula', what, value: value === 'NO' ? 'off' : 'on', file, range };
    });
  if (/[\\/]assets[\\/]config[\\/][^\\/]+$/.test(file)) return { switches, findings };
  const message = l10n.t('Android reads assets/config/{0} (seen in code), and not this one.', CUSTOM_CONFIG_NAME);
  const misplaced = { severity: 'warning' as const, code: 'package/custom-config-place', message, file };
  return { switches: [], findings: switches.map(({ range }) => ({ ...misplaced, range })) };
}

/** What the switches of an app come to. */
export function verificationOf(switches: readonly Switch[]): Verification {
  const values = new Set(switches.map(({ value }) => value));
  if (values.size === 0) return 'default';
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : 'unclear';
}

/** What a person should know about the switches of an app. */
export function switchFindings(switches: readonly Switch[]): Finding[] {
  return [...contradictions(switches), ...offInCode(switches)];
}

function contradictions(switches: readonly Switch[]): Finding[] {
  const [first] = switches;
  const other = switches.find(({ value }) => value !== first?.value);
  if (!first || !other) return [];
  const message = l10n.t(
    '{0} says something else than {1} in {2}, and which comes last is not to be told by reading. Let them say the same.',
    other.what,
    first.what,
    path.basename(first.file),
  );
  const { file, range } = other;
  return [{ code: 'package/contradicting-switches', severity: 'warning', message, file, range }];
}

/** The switch of `custom_config.json` has a finding of its own, in the editor too. */
function offInCode(switches: readonly Switch[]): Finding[] {
  return switches
    .filter(({ value, file }) => value === 'off' && path.basename(file) !== CUSTOM_CONFIG_NAME)
    .map(({ file, range }) => ({
      code: 'package/verification-off',
      severity: 'info',
      message: l10n.t('Offline packages are not verified. Turn verification on for release builds.'),
      file,
      range,
    }));
}
