import * as l10n from '@vscode/l10n';
import { type ParameterCheck, plainValue } from '../problem.ts';

/**
 * `startMultApp` has to be the string 'YES' (documented, AY/85079). Of the others the table of parameters (AY/85001)
 * says String YES/NO, while the documents' own sample of pushWindow (AY/85055) gives `readTitle` a boolean.
 */
export const checkBoolean: ParameterCheck = ({ parameter, given }) => {
  const value = plainValue(given);
  const { name, kind, confidence } = parameter;
  if (!value || kind !== 'yes-no' || confidence !== 'documented' || !/^(?:true|false)$/i.test(value.text)) return [];
  const isOn = value.text.toLowerCase() === 'true';
  const mustBeString = name === 'startMultApp';
  const message = mustBeString
    ? l10n.t("startMultApp has to be the string 'YES'; a boolean is not taken (documented, {0}).", 'AY/85079')
    : l10n.t(
        "The table of startup parameters documents the string 'YES' or 'NO' for {0} ({1}). A sample of pushWindow gives a boolean ({2}), so this may work, but not for certain.",
        name,
        'AY/85001',
        'AY/85055',
      );
  return [
    {
      code: 'startup/boolean-for-yes-no',
      severity: mustBeString ? 'warning' : 'hint',
      message,
      start: value.start,
      end: value.end,
      replacements: [isOn ? 'YES' : 'NO'],
    },
  ];
};

/** `yes` instead of `YES`, and words that are neither. */
export const checkYesNo: ParameterCheck = ({ parameter: { name, kind }, given }) => {
  const value = plainValue(given);
  if (value?.kind !== 'string' || (kind !== 'yes-no' && kind !== 'boolean')) return [];
  const { text, start, end } = value;
  if (text === 'YES' || text === 'NO' || /^(?:true|false)$/i.test(text)) return [];
  const upper = text.toUpperCase();
  if (upper === 'YES' || upper === 'NO') {
    const message = l10n.t("'YES' and 'NO' are written in capitals: '{0}'.", upper);
    return [{ code: 'startup/lower-case-yes-no', severity: 'warning', message, start, end, replacements: [upper] }];
  }
  const message = l10n.t("{0} takes 'YES' or 'NO'.", name);
  return [{ code: 'startup/unknown-value', severity: 'warning', message, start, end, replacements: ['YES', 'NO'] }];
};
