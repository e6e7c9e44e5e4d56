import * as l10n from '@vscode/l10n';
import type { Code } from './code.ts';
import { isInMethod } from './enclosing-method.ts';
import { readPath } from './ios-path.ts';
import { type CodeFacts, noFacts, type Switch } from './model.ts';

/** Words without which a file of Objective-C or Swift says nothing to us. */
export const IOS_WORDS = ['ebulaNeedVerify', 'ebulaPublicKeyPath'];

/** A map, for code may name anything, `constructor` too. */
const VALUES = new Map<string, Switch['value']>([
  ['YES', 'on'],
  ['true', 'on'],
  ['NO', 'off'],
  ['false', 'off'],
]);

/** Reads what Objective-C or Swift sets on `MPNebulaAdapterInterface` (documented: D-IOS-VERIFY). */
export function readIosCode(code: Code): CodeFacts {
  const facts = noFacts();
  for (const { at, value } of settings(code, 'nebulaNeedVerify')) {
    if (isTooEarly(code, at, facts)) continue;
    const text = code.tokens[value]?.text ?? '';
    facts.switches.push({
      container: 'nebula',
      what: `nebulaNeedVerify = ${text}`,
      value: VALUES.get(text) ?? 'unclear',
      file: code.file,
      range: code.range(at, value),
    });
  }
  for (const { at, value } of settings(code, 'nebulaPublicKeyPath')) {
    if (isTooEarly(code, at, facts)) continue;
    const { name, lacksSlash, last } = readPath(code, value);
    const place = { what: 'nebulaPublicKeyPath', file: code.file, range: code.range(at, last) };
    const detail = name === undefined ? {} : { detail: name };
    if (lacksSlash) facts.keys.push({ container: 'nebula', ...place, problem: 'path-slash', ...detail });
    else facts.keyFiles.push({ ...place, ...(name !== undefined && { name }) });
  }
  return facts;
}

/** Settings that the container's defaults overwrite (documented: D-IOS-VERIFY) set nothing. */
function isTooEarly(code: Code, at: number, facts: CodeFacts): boolean {
  if (!isInMethod(code, at, 'beforeDidFinishLaunchingWithOptions')) return false;
  facts.findings.push({
    code: 'package/set-too-early',
    severity: 'warning',
    message: l10n.t(
      'Set before the launch has finished, {0} is overwritten by the container’s defaults (documented). Move it to application:afterDidFinishLaunchingWithOptions:.',
      code.tokens[at]?.text ?? '',
    ),
    file: code.file,
    range: code.range(at),
  });
  return true;
}

/** The places where a property is set, with the indices of its name and of its value's first token. */
function* settings(code: Code, property: string): Iterable<{ at: number; value: number }> {
  for (const at of code.find(property, '=')) if (code.tokens[at + 2]?.text !== '=') yield { at, value: at + 2 };
  const setter = `set${property[0]?.toUpperCase()}${property.slice(1)}`;
  for (const at of code.find(setter, ':')) yield { at, value: at + 2 };
}
