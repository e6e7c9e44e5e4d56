import { checkCertEntries } from './cert-entries.ts';
import type { Check } from './check.ts';
import { checkEntrySet } from './entry-set.ts';
import { checkFileName } from './file-name.ts';
import { checkForm } from './form.ts';
import { checkH5Json } from './h5-json.ts';
import { checkHpmfile } from './hpmfile.ts';
import { checkKey } from './key.ts';
import { checkMalformed } from './malformed.ts';
import { checkSignatures } from './signatures.ts';
import { checkTarName } from './tar-name.ts';

/** All that verification looks at, in the order of findings. */
export const CHECKS: readonly Check[] = [
  checkMalformed,
  checkEntrySet,
  checkCertEntries,
  checkSignatures,
  checkTarName,
  checkHpmfile,
  checkFileName,
  checkH5Json,
  checkForm,
  (_, circumstances) => checkKey(circumstances),
];
