import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Finding } from '../../findings.ts';
import type { Preset, RequestedPreset } from './model.ts';

/** Packages that code asks for and that the app does not have (documented: D-ANDROID). */
export function missingRequested(requested: readonly RequestedPreset[], presets: readonly Preset[]): Finding[] {
  const names = new Set(presets.map(preset => path.basename(preset.file)));
  return requested
    .filter(({ name }) => !names.has(name))
    .map(({ name, file, range }) => ({
      code: 'package/preset-missing',
      severity: 'error',
      message: l10n.t(
        'The app’s assets have no {0}. Add it or do not ask for it: a missing package makes the others of this call fail (documented).',
        name,
      ),
      file,
      range,
    }));
}
