import * as l10n from '@vscode/l10n';
import type { ClientBehaviour } from '../client-behaviour.ts';
import type { AndroidGeneration } from './android-generations.ts';
import type { ClientView, FileCheck } from './client-view.ts';

export type AndroidResult = Pick<ClientBehaviour, 'outcome' | 'code' | 'why' | 'confidence'>;

/** Result codes (seen in code). */
const CODE = { noTar: 3, noCert: 4, emptyList: 5, verifyFailed: 6, exception: 7 };

/** Goes through what a client does when it opens a package and verifies, in its order (seen in code). */
export function simulateAndroid(view: ClientView, generation: AndroidGeneration): AndroidResult {
  if (!view.hasTar) {
    return refuses(CODE.noTar, l10n.t('It finds no tar that is named after the app: "tar package not exists!".'));
  }
  if (view.list === 'none') {
    return refuses(CODE.noCert, l10n.t('It finds no CERT.json, and asks for it even when verification is off.'));
  }
  if (view.list === 'unclear') {
    return unknown(l10n.t('What its JSON parser makes of the list of signatures is not known.'));
  }
  if (view.list === 'empty') {
    return refuses(CODE.emptyList, l10n.t('The list of signatures is empty: "joCert is empty".'));
  }
  if (view.isUnsigned) {
    // D-TROUBLE tells of the refusal; the code is not in the documentation, so that it is no fact of the same kind.
    const why = l10n.t(
      'A client that verifies always refuses a package that is not signed; its code is {0} (seen in code).',
      CODE.verifyFailed,
    );
    return { outcome: 'refuses', why, confidence: 'documented' };
  }
  // Also names that are not checked: unzipping comes first, and for all of them.
  const unreadable = view.files.filter(({ check }) => check === 'unreadable').map(({ name }) => name);
  if (unreadable.length > 0) {
    return unknown(l10n.t('How its unzip code reads the entry {0} is not known.', unreadable.join(', ')));
  }
  return checkFiles(view, generation);
}

function checkFiles(view: ClientView, generation: AndroidGeneration): AndroidResult {
  const { onUnlisted, onException } = generation;
  const checked = view.files.filter(({ name }) => !generation.isExempt(name));
  const namesOf = (check: FileCheck) => checked.filter(file => file.check === check).map(({ name }) => name);
  const unlisted = namesOf('unlisted');
  const throwing = [...namesOf('throws'), ...(onUnlisted === 'goes-on' ? unlisted : [])];
  const failing = [...namesOf('fails'), ...(onUnlisted === 'refuses' ? unlisted : [])];
  const isSwallowed = throwing.length > 0 && onException === 'goes-on';
  if (failing.length > 0) {
    if (!isSwallowed) return refuses(CODE.verifyFailed, failure(failing, unlisted));
    return unknown(
      l10n.t(
        'The check of {0} throws an exception, after which it goes on as if all were well; {1} fails. Which one comes first depends on the order of files on the device.',
        throwing.join(', '),
        failing.join(', '),
      ),
    );
  }
  if (throwing.length > 0 && !isSwallowed) {
    return refuses(CODE.exception, l10n.t('The check of {0} throws an exception.', throwing.join(', ')));
  }
  const unclear = namesOf('unclear');
  if (unclear.length > 0 && !isSwallowed) {
    const why = l10n.t('What it makes of the signature text of {0} is not known.', unclear.join(', '));
    return unknown(why);
  }
  return readTar(view, whyPassed(view, generation, throwing, unlisted));
}

function failure(failing: string[], unlisted: string[]): string {
  if (failing.every(name => unlisted.includes(name))) {
    return l10n.t('The list has no signature for {0}: "entry X has no cert!".', failing.join(', '));
  }
  return l10n.t('The signature check of {0} fails.', failing.join(', '));
}

function whyPassed(view: ClientView, generation: AndroidGeneration, throwing: string[], unlisted: string[]): string {
  if (throwing.length > 0) {
    return l10n.t(
      'The check of {0} throws an exception; it logs that, and goes on as if all signatures were right.',
      throwing.join(', '),
    );
  }
  if (unlisted.length > 0) return l10n.t('It skips files without a signature: {0}.', unlisted.join(', '));
  const exempt = view.files.filter(({ name, check }) => generation.isExempt(name) && check !== 'passes');
  if (exempt.length > 0) {
    return l10n.t('It does not check files of such names: {0}.', exempt.map(({ name }) => name).join(', '));
  }
  return l10n.t('All signatures are right, and that is all that it checks.');
}

function readTar({ tar }: ClientView, why: string): AndroidResult {
  if (tar === 'unclear') {
    return unknown(l10n.t('Nothing in the signatures stops it. What its tar reader makes of this tar is not known.'));
  }
  return { outcome: 'loads', why, confidence: tar === 'readable' ? 'seen-in-code' : 'inferred' };
}

function refuses(code: number, why: string): AndroidResult {
  return { outcome: 'refuses', code, why, confidence: 'seen-in-code' };
}

function unknown(why: string): AndroidResult {
  return { outcome: 'unknown', why, confidence: 'inferred' };
}
