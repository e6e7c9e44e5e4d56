import type { PackageCode } from '../event.ts';
import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

/** What Android says of a package's signature. The first is documented; all are seen in code (H5PackageParser, RsaUtil). */
const SAYINGS: readonly [saying: RegExp, code: PackageCode][] = [
  [/signature verify result:? ?(true)\b/d, 'signature-verified'],
  [/signature verify result:? ?(false)\b/d, 'signature-refused'],
  [/(verify tar signature succeed)\b/d, 'signature-verified'],
  [/(joCert is empty)\b/d, 'certificate-empty'],
  [/(cert not exists!)/d, 'certificate-missing'],
  [/(tar package not exists!)/d, 'tar-missing'],
  [/(zipEntry is illegal)\b/d, 'entry-illegal'],
  [/(notifyVerifyFailed)\b/d, 'verification-failed'],
];

/** Lines about offline packages that are verified on Android. */
export const packageLines: LogFormat = {
  name: 'package-lines',
  hints: [
    'signature verify result',
    'verify tar signature succeed',
    'joCert is empty',
    'cert not exists!',
    'tar package not exists!',
    'zipEntry is illegal',
    'notifyVerifyFailed',
  ],
  open: () => ({
    read(line) {
      for (const [saying, code] of SAYINGS) {
        const place = saying.exec(line.text)?.indices?.[1];
        if (!place) continue;
        const appId = /\bappId:? ?([\w-]+)/i.exec(line.text)?.[1];
        return [eventIn('package-lines', line, ...place, { code, platform: 'android', appId })];
      }
      return undefined;
    },
  }),
};
