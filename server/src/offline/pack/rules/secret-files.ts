import * as l10n from '@vscode/l10n';
import { baseName, finding, type Rule } from './rule.ts';

/** Files that hold private keys by their kind, whatever is in them. */
const KEY_FILE = /^(?:.*\.(?:p12|pfx|jks|keystore|bks|ppk|pk8|mobileprovision)|id_(?:rsa|dsa|ecdsa|ed25519))$/i;

/** Files that often hold keys. Those with a private key inside are found by their content. */
const MAY_BE_KEY = /\.(?:pem|key|p8|der)$/i;

const ENVIRONMENT = /^\.env(?:\..*)?$/i;
const SAMPLE = /\.(?:example|sample|template|dist|defaults)$/i;

/** Names of files that are nobody else's business. */
export const secretFilesRule: Rule = function* ({ entries }) {
  for (const { path, type } of entries) {
    if (type !== 'file') continue;
    const name = baseName(path);
    if (KEY_FILE.test(name)) {
      const message = l10n.t(
        'Files of this kind hold private keys or certificates; all who have the package could read it. Take it out.',
      );
      yield finding('secret-file', 'error', path, message);
    } else if (ENVIRONMENT.test(name) && !SAMPLE.test(name)) {
      const message = l10n.t(
        'Environment files hold passwords and keys; all who have the package could read it. Take it out.',
      );
      yield finding('secret-file', 'error', path, message);
    } else if (MAY_BE_KEY.test(name)) {
      const message = l10n.t('This may be a key. When it is no public one that the pages need, take it out.');
      yield finding('key-file', 'warning', path, message);
    }
  }
};
