import type { EventCode } from '../event.ts';
import type { EventTone } from './model.ts';

/** Codes with which a call did well: success, and nothing new (8001, seen in code). */
const GOOD: ReadonlySet<EventCode> = new Set<EventCode>([1000, 8001, 'signature-verified']);

/** @param code of an event that has one */
export function toneOf(code: EventCode | undefined, isFailed: boolean): EventTone {
  if (isFailed) return 'bad';
  return code !== undefined && GOOD.has(code) ? 'good' : 'neutral';
}
