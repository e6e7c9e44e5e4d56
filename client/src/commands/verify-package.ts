import path from 'node:path';
import * as vscode from 'vscode';
import type { VerifyReport } from '../../../server/src/offline/verify/verify.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { runDetached } from '../failures.ts';
import { examinePackage } from '../offline/examine-package.ts';
import { withByteProgress } from '../offline/progress.ts';
import type { KnownKey } from '../offline/public-keys.ts';
import { packageOf } from '../pick-file.ts';
import type { Services } from '../services.ts';
import { verdictText } from '../views/verdict-texts.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface VerifyOptions {
  /** PEM, or base64. Otherwise the key that is known for the app, or one that the user picks. */
  publicKey: string;
}

type Judgement = Pick<VerifyReport, 'verdict' | 'findings'>;

/** Verifies a package as the apps do, and says the verdict. */
export const verifyPackage: Command = {
  id: 'mpaas.package.verify',
  async run(services, clicked, argument): Promise<Judgement | undefined> {
    const uri = await packageOf(clicked, vscode.l10n.t('Verify Package'));
    if (!uri) return undefined;
    const { publicKey } = optionsOf<VerifyOptions>(argument);
    const judged =
      publicKey === undefined
        ? await verifyWithKnownKey(uri.fsPath, services)
        : await verifyWith(await givenKey(publicKey), uri.fsPath);
    if (!judged) return undefined;
    services.log.info(`${uri.fsPath}: ${judged.verdict}`);
    services.firstSteps.did('verifiedPackage');
    runDetached(verifyPackage.id, tell(uri, judged), services.log);
    return judged;
  },
};

async function givenKey(text: string): Promise<KnownKey> {
  const { readPublicKey } = await loadDomain();
  return { key: readPublicKey(Buffer.from(text)), from: vscode.l10n.t('the key that signed it') };
}

interface Checked {
  key?: KnownKey;
}

/** @returns nothing when there is no key, and the user gives none */
async function verifyWithKnownKey(file: string, { publicKeys }: Services): Promise<(Judgement & Checked) | undefined> {
  const { inspection, verification, keyProblem } = await withByteProgress(titleFor(file), ({ token, onProgress }) =>
    examinePackage(file, publicKeys, token, percent => onProgress(percent, 100)),
  );
  if (verification) return { ...verification.report, key: verification.key };
  if (keyProblem !== undefined) throw new Error(keyProblem);
  // No key would make it better.
  if (inspection.malformed) return { verdict: 'malformed', findings: inspection.findings };
  const key = await publicKeys.ask(inspection.appId);
  return key && verifyWith(key, file);
}

async function verifyWith(key: KnownKey, file: string): Promise<VerifyReport & Checked> {
  const { verifyPackageFile } = await loadDomain();
  const report = await withByteProgress(titleFor(file), progress =>
    verifyPackageFile(file, { key: key.key, ...progress }),
  );
  return { ...report, key };
}

function titleFor(file: string): string {
  return vscode.l10n.t('Verifying {0}', path.basename(file));
}

async function tell(uri: vscode.Uri, { verdict, findings, key }: Judgement & Checked): Promise<void> {
  const { title, explanation } = verdictText(verdict);
  const [open, other] = [vscode.l10n.t('Open Package'), vscode.l10n.t('Use Another Key')];
  const first = verdict === 'valid' ? undefined : findings.find(({ severity }) => severity === 'error');
  const checked = key ? vscode.l10n.t('Checked with {0}.', key.from) : '';
  const message = [`${path.basename(uri.fsPath)}: ${title}.`, first?.message ?? explanation, checked].join(' ').trim();
  const show = verdict === 'valid' ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
  const choice = await show(message, open, other);
  if (choice === open) await vscode.commands.executeCommand('mpaas.package.open', uri);
  if (choice === other) await vscode.commands.executeCommand('mpaas.package.choosePublicKey', uri);
}
