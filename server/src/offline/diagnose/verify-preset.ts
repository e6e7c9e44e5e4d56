import * as l10n from '@vscode/l10n';
import { CERT_NAME } from '../names.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { AppModule, DiagnosedPreset, PackageReader, Preset } from './model.ts';
import { decide } from './outcome.ts';

/** Verifies a preset under each of its app's keys, and says what comes of it. */
export async function verifyPreset(preset: Preset, app: AppModule, reader: PackageReader): Promise<DiagnosedPreset> {
  const verdicts: Verdict[] = [];
  let { appId, version } = preset;
  try {
    for await (const result of readings(preset.file, distinctKeys(app), reader)) {
      if (result.verdict) verdicts.push(result.verdict);
      appId ||= result.appId ?? '';
      version ||= result.version ?? '';
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = l10n.t('The package cannot be read ({0}).', code);
    return { ...preset, outcome: 'unknown', reason, remedies: [] };
  }
  const decision = decide({ platform: app.platform, verification: app.verification, keys: app.keys, verdicts });
  const verdict = verdicts[0];
  return { ...preset, appId, version, ...(verdict && { verdict }), ...decision };
}

interface Reading {
  verdict?: Verdict;
  appId?: string;
  version?: string;
}

async function* readings(file: string, keys: readonly string[], reader: PackageReader): AsyncIterable<Reading> {
  for (const key of keys) yield reader.verify(file, key);
  if (keys.length > 0) return;
  // That a package is not signed shows without a key, and no key would mend it.
  const { signatures, containerEntries, appId, version } = await reader.inspect(file);
  // Where the console does not sign, CERT.json is there all the same; without it, the package is not as packages are.
  const isUnsigned = signatures === 'unsigned' && containerEntries.some(({ name }) => name === CERT_NAME);
  yield {
    ...(appId !== undefined && { appId }),
    ...(version !== undefined && { version }),
    ...(isUnsigned && { verdict: 'unsigned' }),
  };
}

function distinctKeys({ keys }: AppModule): string[] {
  return [...new Set(keys.flatMap(({ text }) => (text === undefined ? [] : [text])))];
}
