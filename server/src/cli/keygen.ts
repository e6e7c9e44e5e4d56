import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { generateKeyPair, KEY_BITS, type KeyBits } from '../offline/keys/keygen.ts';
import { type PublicKeyForm, publicKeyForms } from '../offline/keys/public-key-forms.ts';
import { type KeyPairFiles, keyPairFiles, refuseExisting, writeKeyPair } from '../offline/keys/write-key-pair.ts';
import { EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { print, printJson } from './output.ts';
import { passphraseOf } from './passphrase-option.ts';

interface KeygenOptions {
  out: string;
  bits: string;
  passphraseEnv?: string;
  json?: true;
}

/** `mpaas keygen`: a key pair that signs packages, and what each platform's app needs of it. */
export function keygenCommand(program: Command): void {
  const command = program
    .command('keygen')
    .description(l10n.t('make the key pair that signs offline packages'))
    .requiredOption('--out <folder>', l10n.t('where private.pem and public.pem are written'))
    .addOption(
      new Option('--bits <number>', l10n.t('the length of the key')).choices(KEY_BITS.map(String)).default('2048'),
    )
    .option('--passphrase-env <name>', l10n.t('the environment variable that holds the passphrase of the private key'))
    .option('--json', l10n.t('machine-readable output'))
    .action(keygen);
  addHelp(command, { examples: ['mpaas keygen --out keys --bits 3072'] });
}

async function keygen({ out, bits, passphraseEnv, json }: KeygenOptions): Promise<void> {
  const token = interruption();
  const files = keyPairFiles(path.resolve(out));
  const passphrase = passphraseOf(passphraseEnv);
  await refuseExisting(files);
  const pair = await generateKeyPair(Number(bits) as KeyBits, passphrase);
  await writeKeyPair(files, pair, token);
  const forms = publicKeyForms(pair.publicKey);
  if (json) printJson({ ...files, bits: Number(bits), forms });
  else printPair(files, forms);
  process.exitCode = EXIT.done;
}

function printPair(files: KeyPairFiles, forms: PublicKeyForm[]): void {
  const { privateKey, publicKey } = files;
  print(
    l10n.t('Private key: {0}. Keep it secret: whoever has it can sign packages that your apps accept.', privateKey),
  );
  print(l10n.t('Public key:  {0}. It goes into the apps:', publicKey));
  for (const { title, code, note } of forms) print(`\n${pc.bold(title)}\n${code}\n${pc.dim(note)}`);
  print('');
  print(
    l10n.t(
      'The console takes the private key file, in its key management, and it cannot be changed after that (documented). Which encodings and lengths it accepts, and whether with a passphrase, is not documented. This file is PKCS#8, as OpenSSL 3 makes it. Should the console refuse it, try PKCS#1, as OpenSSL 1 made it:',
    ),
  );
  print(
    `openssl rsa -traditional -in "${privateKey}" -out "${path.join(path.dirname(privateKey), 'private-pkcs1.pem')}"`,
  );
}
