import * as l10n from '@vscode/l10n';
import type { Verdict } from '../verify/verdict.ts';
import type { AppModule, DiagnosedPreset, Preset, VerifyPackage } from './model.ts';
import { decide } from './outcome.ts';

/** Verifies a preset under each of its app's keys, and says what comes of it. */
export async function verifyPreset(preset: Preset, app: AppModule, verify: VerifyPackage): Promise<DiagnosedPreset> {
  const verdicts: Verdict[] = [];
  let { appId, version } = preset;
  for (const key of distinctKeys(app)) {
    try {
      const result = await verify(preset.file, key);
      verdicts.push(result.verdict);
      appId ||= result.appId ?? '';
      version ||= result.version ?? '';
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      const reason = l10n.t('The package cannot be read ({0}).', code);
      return { ...preset, outcome: 'unknown', reason, remedies: [] };
    }
  }
  const decision = decide({ platform: app.platform, verification: app.verification, keys: app.keys, verdicts });
  const verdict = verdicts[0];
  return { ...preset, appId, version, ...(verdict && { verdict }), ...decision };
}

function distinctKeys({ keys }: AppModule): string[] {
  return [...new Set(keys.flatMap(({ text }) => (text === undefined ? [] : [text])))];
}
