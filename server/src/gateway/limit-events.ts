import type { GatewayListener } from './events.ts';

const SECOND = 1000;

/**
 * Lets so many answers a second through to a listener that people read or that costs time, and then says how many
 * more there were. Other events always pass.
 * @param perSecond answers
 */
export function limitEvents(listener: GatewayListener, perSecond: number): GatewayListener {
  let passed = 0;
  let skipped: Record<string, number> = {};
  const startOver = () => {
    if (Object.keys(skipped).length > 0) listener({ kind: 'skipped', codes: skipped });
    passed = 0;
    skipped = {};
  };
  return event => {
    if (event.kind !== 'answered') return listener(event);
    if (passed === 0) setTimeout(startOver, SECOND).unref();
    if (passed++ < perSecond) return listener(event);
    skipped[event.code] = (skipped[event.code] ?? 0) + 1;
  };
}
