import * as l10n from '@vscode/l10n';
import type { Finding } from '../../findings.ts';
import { UNZIP_CHECK, unzipCheckOff, VERIFY_SWITCH } from '../presets/custom-config.ts';
import type { Code } from './code.ts';
import type { Switch } from './model.ts';

/** How far behind a configuration's name its value may come: `put("name", "NO")`, `equals(key)) { return "NO"; }`. */
const REACH = 10;

/** What code sets by the names that `custom_config.json` has, too: by a map, or by an `H5ExtConfigProvider` (seen in code). */
export function configInCode(code: Code): { switches: Switch[]; findings: Finding[] } {
  const switches: Switch[] = [];
  const findings: Finding[] = [];
  for (const at of code.strings(VERIFY_SWITCH)) {
    const value = valueBehind(code, at);
    switches.push({
      container: 'nebula',
      what: `${VERIFY_SWITCH} = ${value ?? '?'}`,
      value: value === undefined ? 'unclear' : value === 'NO' ? 'off' : 'on',
      file: code.file,
      range: code.range(at),
    });
  }
  for (const at of code.strings(UNZIP_CHECK)) {
    if (valueBehind(code, at) !== 'NO') continue;
    findings.push(warning(code, at, 'package/unzip-check-off', unzipCheckOff()));
  }
  for (const at of code.strings('customPublicKey')) {
    const message = l10n.t(
      'A customPublicKey in the start parameters is used before the app’s own key (seen in code). Make sure that nobody outside the app can set it.',
    );
    findings.push(warning(code, at, 'package/custom-public-key', message));
  }
  return { switches, findings };
}

/** The next string, unless the code goes on to something else before. */
function valueBehind(code: Code, at: number): string | undefined {
  for (const token of code.tokens.slice(at + 1, at + 1 + REACH)) {
    if (token.kind === 'string') return token.value;
    if (token.text === ';' || token.text === '}') return undefined;
  }
  return undefined;
}

function warning(code: Code, at: number, findingCode: string, message: string): Finding {
  return { code: findingCode, severity: 'warning', message, file: code.file, range: code.range(at) };
}
