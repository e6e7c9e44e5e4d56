import type { Json } from '../../../contracts/model.ts';

/** What recordings have for a secret of the same length. */
const STARS = /^\*+$/;

/** Whether a request was recorded without its secrets. */
export function hasStars(request: Json): boolean {
  if (typeof request === 'string') return STARS.test(request);
  return typeof request === 'object' && request !== null && Object.values(request).some(hasStars);
}

/** Whether a request is the one that was recorded, its secrets aside. */
export function fitsRecording(recorded: Json, request: Json): boolean {
  if (typeof recorded === 'string' && typeof request === 'string') {
    return recorded === request || (recorded.length === request.length && STARS.test(recorded));
  }
  if (typeof recorded !== 'object' || recorded === null) return recorded === request;
  if (typeof request !== 'object' || request === null || Array.isArray(recorded) !== Array.isArray(request))
    return false;
  const names = Object.keys(recorded);
  if (names.length !== Object.keys(request).length) return false;
  const [before, now] = [recorded as Record<string, Json>, request as Record<string, Json>];
  return names.every(name => Object.hasOwn(now, name) && fitsRecording(before[name] as Json, now[name] as Json));
}
