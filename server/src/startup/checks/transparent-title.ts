import * as l10n from '@vscode/l10n';
import { startupParameter } from '../../catalog/startup-parameters.ts';
import type { GivenParameter, GivenValue, ParameterPlace } from '../parameter-place.ts';
import { type ParameterCheck, type Problem, plainValue } from '../problem.ts';

/** What the client compares with, minding the case (seen in code, `ViewUtils.isTransparentTitle`). */
const WORKING = ['always', 'auto', 'custom', 'none'];

/** What was probably meant by values that the FAQ names or that look like them. A map, for users may write `constructor`. */
const MEANT = new Map([
  ['auto', ['auto']],
  ['yes', ['always', 'auto']],
  ['no', ['none']],
  ['true', ['always', 'auto']],
  ['false', ['none']],
  ['always', ['always']],
  ['custom', ['custom']],
  ['none', ['none']],
]);

/** The three sources that speak of `transparentTitle` disagree: whoever follows the FAQ gets an opaque title bar. */
export const checkTransparentTitle: ParameterCheck = ({ parameter, given, place }) => {
  const value = plainValue(given);
  if (parameter.name !== 'transparentTitle' || !value) return [];
  if (value.text === 'custom') return checkCustom(value, place);
  if (WORKING.includes(value.text)) return [];
  const replacements = MEANT.get(value.text.toLowerCase()) ?? WORKING.slice(0, 2);
  const message = l10n.t(
    "transparentTitle '{0}' leaves the title bar opaque: the client compares with 'always', 'auto' and 'custom' and minds the case (seen in code). The FAQ names AUTO, YES and NO ({1}); the samples of startApp and pushWindow write 'auto' ({2}, {3}). Write '{4}'.",
    value.text,
    'AY/151808',
    'AY/85079',
    'AY/85055',
    replacements.join("' / '"),
  );
  // An opaque title bar may be what is wanted.
  const severity = replacements[0] === 'none' ? 'info' : 'warning';
  return [{ code: 'startup/transparent-title', severity, message, start: value.start, end: value.end, replacements }];
};

const COMPANIONS = ['backBtnImage', 'backBtnTextColor', 'titleColor'];

function checkCustom({ start, end }: GivenValue, place: ParameterPlace): Problem[] {
  const companions = COMPANIONS.map(name => place.given.find(({ key }) => startupParameter(key.text)?.name === name));
  const missing = COMPANIONS.filter((_, index) => !companions[index]);
  const code = 'startup/custom-title-incomplete';
  if (missing.length > 0) {
    const message = l10n.t(
      "transparentTitle 'custom' needs backBtnImage, backBtnTextColor and titleColor beside it (seen in code). Missing: {0}.",
      missing.join(', '),
    );
    return [{ code, severity: 'warning', message, start, end }];
  }
  if (!companions.every(isDefault)) return [];
  const message = l10n.t(
    "transparentTitle 'custom' has no effect while backBtnImage, backBtnTextColor and titleColor are all at their defaults (seen in code).",
  );
  return [{ code, severity: 'warning', message, start, end }];
}

/** Opaque black, as an unsigned and as a signed number of 32 bits. */
const BLACK = [0xff000000, 0xff000000 - 2 ** 32];

function isDefault(given: GivenParameter | undefined): boolean {
  const value = given && plainValue(given);
  if (!value) return false;
  return value.text === 'default' || BLACK.includes(Number(value.text));
}
