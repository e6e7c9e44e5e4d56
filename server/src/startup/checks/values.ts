import * as l10n from '@vscode/l10n';
import { isSwitched, type ParameterCheck, plainValue } from '../problem.ts';

/** A value that is none of those there are. `transparentTitle` has a check of its own. */
export const checkChoice: ParameterCheck = ({ parameter: { name, values }, given }) => {
  const value = plainValue(given);
  if (!value || !values || name === 'transparentTitle') return [];
  const known = values.map(each => each.value);
  if (known.includes(value.text)) return [];
  const { start, end } = value;
  const message = l10n.t('{0} takes one of: {1}.', name, known.join(', '));
  return [{ code: 'startup/unknown-value', severity: 'warning', message, start, end, replacements: known }];
};

/** Numbers are decimal (documented for backgroundColor, AY/85001; INT in the client's table). */
export const checkInteger: ParameterCheck = ({ parameter: { name, kind }, given }) => {
  const value = plainValue(given);
  if (!value || kind !== 'integer' || value.kind === 'number' || /^-?\d+$/.test(value.text)) return [];
  const { start, end } = value;
  const decimal = decimalOf(value.text);
  const message = decimal
    ? l10n.t('{0} takes a decimal number: {1} is {2}.', name, value.text, decimal)
    : l10n.t('{0} takes a decimal number, such as 16775138.', name);
  return [
    {
      code: 'startup/not-a-decimal-number',
      severity: 'warning',
      message,
      start,
      end,
      ...(decimal && { replacements: [decimal] }),
    },
  ];
};

/** What a colour in the notation of CSS or of programs is as a number. */
function decimalOf(text: string): string | undefined {
  const digits = /^(?:#|%23|0x)([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text)?.[1];
  if (!digits) return undefined;
  const full = digits.length === 3 ? [...digits].map(digit => digit + digit).join('') : digits;
  return String(Number.parseInt(full, 16));
}

/** Settings that containers take from some pages only (documented, AY/85001). */
export const checkWhoMay: ParameterCheck = ({ parameter: { name }, given, place }) => {
  const value = plainValue(given);
  if (!value) return [];
  const { start, end } = value;
  if (name === 'pullRefresh' && isSwitched(given, 'YES')) {
    const message = l10n.t("Only local files may set pullRefresh to 'YES' (documented, {0}).", 'AY/85001');
    return [{ code: 'startup/local-files-only', severity: 'info', message, start, end }];
  }
  if (name === 'canPullDown' && isSwitched(given, 'NO')) {
    const message = l10n.t("Only local files may set canPullDown to 'NO' (documented, {0}).", 'AY/85001');
    return [{ code: 'startup/local-files-only', severity: 'info', message, start, end }];
  }
  if (name === 'showDomain' && isSwitched(given, 'YES')) {
    const severity = place.passedBy === 'launchParams' ? 'warning' : 'hint';
    const message = l10n.t("Offline packages are forced to showDomain 'NO' (documented, {0}).", 'AY/85001');
    return [{ code: 'startup/show-domain-forced', severity, message, start, end }];
  }
  return [];
};
