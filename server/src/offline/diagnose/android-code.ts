import type { Code } from './code.ts';
import { configInCode } from './config-in-code.ts';
import { evaluate } from './expressions.ts';
import { readKey } from './key-text.ts';
import { type CodeFacts, type FoundKey, noFacts, PROVIDER_KEY, type RequestedPreset, type Switch } from './model.ts';
import { returnedValue } from './returned-value.ts';

/** Words without which a file of Java or Kotlin says nothing to us, so that it need not be cut into tokens. */
export const ANDROID_WORDS = [
  'enableAppVerification',
  'H5PublicRsaProvider',
  'MriverResource',
  'MPNebulaOfflineInfo',
  'customPublicKey',
  'h5_shouldverifyapp',
  'h5_amrUnzipSecCheck',
];

/** Reads the switches and keys that Java or Kotlin sets (names seen in code; `enableAppVerification` documented: D-ANDROID). */
export function readAndroidCode(code: Code): CodeFacts {
  const facts = noFacts();
  facts.requested.push(...requestedPresets(code));
  facts.registersProvider = registersProvider(code);
  for (const { at, argument } of calls(code, 'MPNebula', 'enableAppVerification')) {
    facts.switches.push(switchAt(code, at, 'MPNebula.enableAppVerification(…)', 'on'));
    facts.keys.push(keyAt(code, argument, at, 'MPNebula.enableAppVerification'));
  }
  facts.keys.push(...providerKeys(code));
  readMriver(code, facts);
  const { switches, findings } = configInCode(code);
  facts.switches.push(...switches);
  facts.findings.push(...findings);
  return facts;
}

/** `H5PublicRsaProvider.getPublicRsa()`, the older way to give a key (seen in code). */
function* providerKeys(code: Code): Iterable<FoundKey> {
  if (!code.has('H5PublicRsaProvider')) return;
  for (const at of code.find('getPublicRsa', '(', ')')) {
    const value = returnedValue(code, at + 3);
    if (value !== undefined) yield keyAt(code, value, at, PROVIDER_KEY);
  }
}

function registersProvider(code: Code): boolean {
  for (const at of code.find('setProvider', '(')) {
    if (code.next('H5PublicRsaProvider', at, 12) !== undefined) return true;
  }
  return false;
}

function readMriver(code: Code, facts: CodeFacts): void {
  for (const { at, argument } of calls(code, 'MriverResource', 'enableVerify')) {
    const comma = code.next(',', argument, 8);
    if (comma === undefined) continue;
    const isYes = code.tokens[comma - 1]?.text === 'VERIFY_TYPE_YES';
    const what = 'MriverResource.enableVerify(…)';
    facts.switches.push({ ...switchAt(code, at, what, isYes ? 'on' : 'unclear'), container: 'mriver' });
    facts.keys.push({ ...keyAt(code, comma + 1, at, 'MriverResource.enableVerify'), container: 'mriver' });
  }
  for (const { at } of calls(code, 'MriverResource', 'disableVerify')) {
    facts.switches.push({ ...switchAt(code, at, 'MriverResource.disableVerify()', 'off'), container: 'mriver' });
  }
}

function* requestedPresets(code: Code): Iterable<RequestedPreset> {
  for (const at of code.find('MPNebulaOfflineInfo', '(')) {
    const { value: name } = evaluate(code, at + 2);
    if (name !== undefined) yield { name, file: code.file, range: code.range(at + 2) };
  }
}

interface Call {
  /** The index of the method's name. */
  at: number;
  /** The index of the first token inside the brackets. */
  argument: number;
}

function* calls(code: Code, owner: string, method: string): Iterable<Call> {
  for (const index of code.find(owner, '.', method, '(')) yield { at: index + 2, argument: index + 4 };
}

function switchAt(code: Code, at: number, what: string, value: Switch['value']): Switch {
  return { container: 'nebula', what, value, file: code.file, range: code.range(at) };
}

function keyAt(code: Code, value: number, at: number, what: string): FoundKey {
  const { value: text } = evaluate(code, value);
  const range = code.tokens[value]?.kind === 'string' ? code.range(value) : code.range(at);
  return { container: 'nebula', what, file: code.file, range, ...readKey(text) };
}
