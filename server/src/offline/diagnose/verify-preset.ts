import * as l10n from '@vscode/l10n';
import { CERT_NAME } from '../names.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { AppModule, DiagnosedPreset, PackageReader, Preset } from './model.ts';
import { decide } from './outcome.ts';
import { lackingPart, type PackageContents, signingOf } from './package-contents.ts';

/** Verifies a preset under each of its app's keys, and says what comes of it. */
export async function verifyPreset(preset: Preset, app: AppModule, reader: PackageReader): Promise<DiagnosedPreset> {
  let readings: Reading[];
  try {
    readings = await readUnderKeys(preset.file, distinctKeys(app), reader);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = l10n.t('The package cannot be read ({0}).', code);
    return { ...preset, outcome: 'unknown', reason, remedies: [] };
  }
  // What is no matter of the key is the same in all of them.
  const [{ names, signing, isMalformed, ...said }] = readings as [Reading];
  const appId = preset.appId || (said.appId ?? '');
  const version = preset.version || (said.version ?? '');
  const { platform, container, verification, keys } = app;
  const verdicts = readings.flatMap(({ verdict }) => verdict ?? []);
  const contents = { lacks: lackingPart(names, appId), signing, isMalformed };
  const decision = decide({ platform, container, verification, keys, verdicts, contents });
  const verdict = verdicts[0];
  return { ...preset, appId, version, ...(verdict && { verdict }), ...decision };
}

interface Reading extends Pick<PackageContents, 'signing' | 'isMalformed'> {
  verdict: Verdict | undefined;
  appId: string | undefined;
  version: string | undefined;
  /** Of its entries. */
  names: string[];
}

/** @returns at least one */
async function readUnderKeys(file: string, keys: readonly string[], reader: PackageReader): Promise<Reading[]> {
  if (keys.length === 0) return [await inspected(file, reader)];
  const readings: Reading[] = [];
  for (const key of keys) readings.push(await verified(file, key, reader));
  return readings;
}

async function verified(file: string, key: string, reader: PackageReader): Promise<Reading> {
  const { entries, verdict, appId, version } = await reader.verify(file, key);
  const names = entries.map(({ name }) => name);
  return { verdict, appId, version, names, signing: signingOf(verdict), isMalformed: verdict === 'malformed' };
}

/** That a package is not signed shows without a key, and no key would mend it. */
async function inspected(file: string, reader: PackageReader): Promise<Reading> {
  const { signatures, containerEntries, malformed: isMalformed, appId, version } = await reader.inspect(file);
  const names = containerEntries.map(({ name }) => name);
  // Where the console does not sign, CERT.json is there all the same; without it, the package is not as packages are.
  const isUnsigned = signatures === 'unsigned' && names.includes(CERT_NAME);
  const signing = isUnsigned ? 'off' : signatures === 'signed' ? 'on' : undefined;
  return { verdict: isUnsigned ? 'unsigned' : undefined, appId, version, names, signing, isMalformed };
}

function distinctKeys({ keys }: AppModule): string[] {
  return [...new Set(keys.flatMap(({ text }) => (text === undefined ? [] : [text])))];
}
