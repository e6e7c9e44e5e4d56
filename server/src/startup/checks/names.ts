import * as l10n from '@vscode/l10n';
import { STARTUP_PARAMETERS, type StartupParameter, startupParameter } from '../../catalog/startup-parameters.ts';
import { nearest } from '../../nearest.ts';
import type { ParameterPlace } from '../parameter-place.ts';
import type { Problem } from '../problem.ts';

const NAMES = STARTUP_PARAMETERS.map(({ name }) => name);

/** Names that were probably meant to be others. Any name is legal: pages read parameters of their own. */
export function checkNames({ given }: ParameterPlace): Problem[] {
  const there = new Set(given.map(({ key }) => key.text));
  return given.flatMap(({ key }) => {
    if (startupParameter(key.text)) return [];
    const meant = nearest(key.text, NAMES);
    if (!meant || there.has(meant)) return [];
    const message = l10n.t(
      '"{0}" is no known startup parameter. Did you mean "{1}"? Parameters of your own reach the page as they are.',
      key.text,
      meant,
    );
    return [
      {
        code: 'startup/unknown-parameter',
        severity: 'hint',
        message,
        start: key.start,
        end: key.end,
        replacements: [meant],
      },
    ];
  });
}

/** `u` instead of `url`. */
export function checkShortUrl({ given }: ParameterPlace): Problem[] {
  return given
    .filter(({ key }) => key.text === 'u')
    .map(({ key: { start, end } }) => ({
      code: 'startup/short-url',
      severity: 'warning',
      message: l10n.t(
        'Write "url": clients from 9.6 on do not take the abbreviation "u" (document of the old Nebula container, nebulasdk.alipay.com).',
      ),
      start,
      end,
      replacements: ['url'],
    }));
}

/** A parameter under its name and under its abbreviation; in a query also under one name twice. */
export function checkTwice({ given, syntax }: ParameterPlace): Problem[] {
  const first = new Map<StartupParameter, string>();
  return given.flatMap(({ key }) => {
    const parameter = startupParameter(key.text);
    if (!parameter) return [];
    const before = first.get(parameter);
    first.set(parameter, before ?? key.text);
    // The language itself says so of an object with one name twice.
    if (before === undefined || (before === key.text && syntax !== 'query')) return [];
    const message =
      before === key.text
        ? l10n.t('"{0}" is given twice here.', key.text)
        : l10n.t('"{0}" and "{1}" are the same parameter: keep one of them.', before, key.text);
    return [{ code: 'startup/given-twice', severity: 'warning', message, start: key.start, end: key.end }];
  });
}
