import type { StartupParameter } from '../catalog/startup-parameters.ts';
import type { Severity } from '../findings.ts';
import type { Span } from '../span.ts';
import type { GivenParameter, GivenValue, ParameterPlace } from './parameter-place.ts';

/** Something about startup parameters that a person should know. */
export interface Problem extends Span {
  code: `startup/${string}`;
  severity: Severity;
  message: string;
  /** What could stand at its place instead. */
  replacements?: string[];
}

/** One parameter with what is known of it. */
export interface KnownParameter {
  parameter: StartupParameter;
  given: GivenParameter;
  place: ParameterPlace;
}

/** Finds what is wrong with one parameter of a place. */
export type ParameterCheck = (known: KnownParameter) => Problem[];

/** A value that says what it is: nothing that is computed, nothing that is still to be typed. */
export function plainValue({ value }: GivenParameter): GivenValue | undefined {
  const isPlain = value && value.kind !== 'other' && value.kind !== 'name' && value.text !== '';
  return isPlain ? value : undefined;
}

/** Whether a value switches something on or off, in either notation. */
export function isSwitched(given: GivenParameter, to: 'YES' | 'NO'): boolean {
  const value = plainValue(given);
  return value?.text === to || (value?.kind === 'boolean' && value.text === (to === 'YES' ? 'true' : 'false'));
}
