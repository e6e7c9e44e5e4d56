import * as l10n from '@vscode/l10n';
import { type ContentRule, finding } from './rule.ts';
import { isText } from './text-files.ts';

const TEXT_LIMIT = 4 * 1024 * 1024;
const OTHER_LIMIT = 64 * 1024;
const MARK = 'PRIVATE KEY-----';

/**
 * A PEM private key with its data, also inside of a text of JavaScript. Libraries that read keys have the first line
 * alone. Encrypted ones of the old form have headers before the data.
 */
const KEY =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----(?:\\[nr]|\s|["'`+,]|(?:Proc-Type|DEK-Info):[^\r\n\\]{0,80})*[A-Za-z0-9+/=]{40}/;

/** Private keys inside of files. What they are is never in the message. */
export const privateKeysRule: ContentRule = {
  limit: path => (isText(path) ? TEXT_LIMIT : OTHER_LIMIT),
  check(path, head) {
    if (!head.includes(MARK) || !KEY.test(head.toString('latin1'))) return undefined;
    const message = l10n.t(
      'There is a private key in this file; all who have the package could use it. Take it out, and replace the key where it was published before.',
    );
    return finding('private-key', 'error', path, message);
  },
};
