import type { EventCode } from '../event.ts';
import type { EventTone } from './model.ts';

/** A preflight (documented AY/64260) is asked ahead of a call, and tells nothing of how the call does. */
const PREFLIGHT = 8002;

/**
 * @param code of an event that has one
 * @param isFailed as `isFailure` says: with other codes a call did well
 */
export function toneOf(code: EventCode | undefined, isFailed: boolean): EventTone {
  if (isFailed) return 'bad';
  return code === undefined || code === PREFLIGHT ? 'neutral' : 'good';
}
