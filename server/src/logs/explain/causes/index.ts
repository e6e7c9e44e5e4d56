import type { EventCode } from '../../event.ts';
import type { Cause } from '../cause.ts';
import { clock } from './clock.ts';
import { guardImage } from './guard-image.ts';
import { operation } from './operation.ts';
import { registration } from './registration.ts';
import { signature } from './signature.ts';
import { timeout } from './timeout.ts';

/** What is looked at for a code, in the order in which it is told. */
const CAUSES: ReadonlyMap<EventCode, readonly Cause[]> = new Map<EventCode, readonly Cause[]>([
  [3000, [operation]],
  [4001, [timeout]],
  [6000, [registration]],
  [6001, [registration]],
  [7000, [guardImage]],
  [7001, [guardImage]],
  [7002, [signature, guardImage]],
  [7003, [clock]],
  [7014, [guardImage]],
]);

export function causesOf(code: EventCode): readonly Cause[] {
  return CAUSES.get(code) ?? [];
}

/** Codes whose causes are looked for in the apps of the context: who has none of them need not make those. */
const ABOUT_APPS: ReadonlySet<EventCode> = new Set([3000, 4001, 7002]);

export function isAboutApps(code: EventCode | undefined): boolean {
  return code !== undefined && ABOUT_APPS.has(code);
}
