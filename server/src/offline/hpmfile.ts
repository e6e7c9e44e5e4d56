import * as l10n from '@vscode/l10n';
import { MalformedError } from './malformed-error.ts';
import { HPMFILE_NAME } from './names.ts';

/** Real ones have less than 1 KiB. Our choice. */
const LIMIT = 64 * 1024;

/** No limits: what the console writes for every system. */
const ANY_VERSION = { minSDK: '', maxSDK: '', minOS: '', maxOS: '' };

/**
 * What the console puts at the root of the tar, byte for byte, without a line end (measured, in its older form). The
 * newer form has something under `support.harmony` too; its bytes are not known. Clients skip the file (seen in code),
 * so nothing in it has an effect, and only app id and version differ between packages.
 */
export function printHpmfile({ appId, version }: { appId: string; version: string }): string {
  const content = {
    appid: appId,
    name: 'h5app',
    version,
    author: '',
    description: 'H5App demo',
    launchParams: { url: '/www/index.html', showTitleBar: 'YES', showToolBar: 'NO' },
    host: {
      enable: true,
      dev: `https://${appId}.h5app.dev.alipay.com`,
      test: `https://${appId}.h5app.test.alipay.com`,
      online: `https://${appId}.h5app.alipay.com`,
    },
    preBuild: 'prebuild.sh',
    build: { include: ['./www/**'], ignore: ['./**/*.md'] },
    support: { ios: ANY_VERSION, android: ANY_VERSION },
    dependencies: {},
  };
  return JSON.stringify(content, undefined, 2);
}

/** What it says about the package; absent where it says nothing, or no text. */
export interface Hpmfile {
  appId?: string;
  version?: string;
}

/**
 * Reads an `hpmfile.json`, with whatever other keys it has.
 * @param bytes of the file; offsets of errors count from its start
 * @throws MalformedError when it is no JSON object
 */
export function parseHpmfile(bytes: Buffer): Hpmfile {
  if (bytes.length > LIMIT) {
    const message = l10n.t('{0} has {1} bytes; at most {2} are read.', HPMFILE_NAME, bytes.length, LIMIT);
    throw new MalformedError('package/hpmfile-size', message, LIMIT, HPMFILE_NAME);
  }
  const content = parseObject(bytes);
  return {
    ...(typeof content.appid === 'string' && { appId: content.appid }),
    ...(typeof content.version === 'string' && { version: content.version }),
  };
}

function parseObject(bytes: Buffer): { appid?: unknown; version?: unknown } {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw notJson();
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw notJson();
  return content;
}

function notJson(): MalformedError {
  const message = l10n.t('{0} is not one JSON object in UTF-8.', HPMFILE_NAME);
  return new MalformedError('package/hpmfile-syntax', message, 0, HPMFILE_NAME);
}
