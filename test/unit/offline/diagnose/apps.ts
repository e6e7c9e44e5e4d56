import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../../../../server/src/offline/diagnose/diagnose.ts';
import type { Diagnosis, LookIntoPackage, VerifyPackage } from '../../../../server/src/offline/diagnose/model.ts';
import type { ReadLimits } from '../../../../server/src/offline/diagnose/read-files.ts';
import { reportLines } from '../../../../server/src/offline/diagnose/report.ts';
import type { Verdict } from '../../../../server/src/offline/verify/verdict.ts';
import { findingLine } from '../../../../server/src/report/text.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

export interface TestKey {
  /** As Android and HarmonyOS have it. */
  base64: string;
  pem: string;
}

export const KEY_A = makeKey();
export const KEY_B = makeKey();

function makeKey(): TestKey {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const base64 = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { base64, pem: publicKey.export({ format: 'pem', type: 'spki' }).toString() };
}

/** Packages of these tests are texts: `signed A` and `signed B` fit that key alone, others are the verdict itself. */
const verify: VerifyPackage = async (file, publicKey) => {
  const text = await readFile(file, 'utf8');
  const { appId, version } = /(?<appId>\d+)_(?<version>[\d.]+)\.amr$/.exec(file)?.groups ?? {};
  const signer = { 'signed A': KEY_A, 'signed B': KEY_B }[text];
  const verdict = signer ? (signer.base64 === publicKey ? 'valid' : 'wrong-key') : (text as Verdict);
  return { verdict, entries: entriesOf(file), ...(appId && { appId }), ...(version && { version }) };
};

function entriesOf(file: string) {
  const tar = `${path.basename(file).split('_')[0]}.tar`;
  return ['Manifest.xml', 'CERT.json', tar].map(name => ({
    name,
    size: 0,
    compressedSize: 0,
    method: 'stored' as const,
  }));
}

const inspect: LookIntoPackage = async file => ({
  signatures: (await readFile(file, 'utf8')) === 'unsigned' ? 'unsigned' : 'signed',
  containerEntries: entriesOf(file),
  malformed: false,
});

/** Diagnoses a workspace of these files, in which `{A}` and `{B}` are the keys and `{A.pem}` the file of one. */
export async function diagnoseApp(
  files: Record<string, string>,
  limits?: ReadLimits,
): Promise<Diagnosis & { folder: string }> {
  await using workspace = await TestWorkspace.create(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [file, withKeys(text)])),
  );
  return { ...(await diagnoseFolder(workspace.folder, limits)), folder: workspace.folder };
}

/** Diagnoses a folder whose packages are such texts. */
export function diagnoseFolder(folder: string, limits?: ReadLimits): Promise<Diagnosis> {
  return diagnose(folder, { verify, inspect, ...(limits && { limits }) });
}

function withKeys(text: string): string {
  return text.replaceAll('{A}', KEY_A.base64).replaceAll('{B}', KEY_B.base64).replaceAll('{A.pem}', KEY_A.pem);
}

/** The report, with fingerprints cut short to the key's letter. */
export async function report(files: Record<string, string>): Promise<string> {
  const { modules, folder } = await diagnoseApp(files);
  const fingerprints = new Map<string | undefined, string>();
  for (const key of modules.flatMap(module => module.keys)) {
    if (key.text === KEY_A.base64) fingerprints.set(key.fingerprint, 'A');
    if (key.text === KEY_B.base64) fingerprints.set(key.fingerprint, 'B');
  }
  const text = reportLines(modules, folder).join('\n').replaceAll(path.sep, '/');
  return text.replace(/SHA-256 ([0-9a-f]{64})/g, (_, print) => `SHA-256 of ${fingerprints.get(print)}`);
}

/** The findings as `path:line:column severity code`. */
export async function findings(files: Record<string, string>): Promise<string[]> {
  const { findings: found, folder } = await diagnoseApp(files);
  return found.map(finding =>
    findingLine({ ...finding, message: '' }, folder)
      .replaceAll(path.sep, '/')
      .replace(/ +/g, ' '),
  );
}
