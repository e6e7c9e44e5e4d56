import { startupParameter } from '../catalog/startup-parameters.ts';
import type { Finding } from '../findings.ts';
import { lineIndex } from '../line-index.ts';
import { checkNames, checkShortUrl, checkTwice } from './checks/names.ts';
import { checkTransparentTitle } from './checks/transparent-title.ts';
import { checkChoice, checkInteger, checkWhoMay } from './checks/values.ts';
import { checkBoolean, checkYesNo } from './checks/yes-no.ts';
import { findPlaces, type TextKind } from './find-places.ts';
import type { ParameterPlace } from './parameter-place.ts';
import type { ParameterCheck, Problem } from './problem.ts';

const PARAMETER_CHECKS: readonly ParameterCheck[] = [
  checkBoolean,
  checkYesNo,
  checkChoice,
  checkInteger,
  checkWhoMay,
  checkTransparentTitle,
];
const PLACE_CHECKS = [checkNames, checkShortUrl, checkTwice];

/** A finding that says what could stand at its place instead. */
export interface StartupFinding extends Finding {
  replacements?: string[];
}

/**
 * What is wrong with the startup parameters of a text, in its order.
 * @param file absolute path that the findings are about
 */
export function checkStartupParameters(text: string, kind: TextKind, file: string): StartupFinding[] {
  const { places } = findPlaces(text, kind);
  const problems = places.flatMap(checkPlace).sort((a, b) => a.start - b.start || a.end - b.end);
  if (problems.length === 0) return [];
  const positionAt = lineIndex(text);
  return problems.map(({ start, end, ...problem }) => ({
    ...problem,
    file,
    range: { start: positionAt(start), end: positionAt(end) },
  }));
}

/** The same of `h5_json.json`, which presets packages with launch parameters. */
export function checkLaunchParameters(text: string, file: string): StartupFinding[] {
  return checkStartupParameters(text, 'preset', file);
}

function checkPlace(place: ParameterPlace): Problem[] {
  // Pages pass data of their own in it, which may well be named like a parameter.
  if (place.passedBy === 'passData') return [];
  const ofParameters = place.given.flatMap(given => {
    const parameter = startupParameter(given.key.text);
    return parameter ? PARAMETER_CHECKS.flatMap(check => check({ parameter, given, place })) : [];
  });
  return [...PLACE_CHECKS.flatMap(check => check(place)), ...ofParameters];
}
