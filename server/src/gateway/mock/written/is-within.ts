import type { Json } from '../../../contracts/model.ts';

/** Whether a value has at least what another one has: objects may have more; lists are as long, item by item. */
export function isWithin(part: Json, whole: Json): boolean {
  if (typeof part !== 'object' || part === null) return part === whole;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part) || Array.isArray(whole)) {
    if (!Array.isArray(part) || !Array.isArray(whole) || part.length !== whole.length) return false;
    return part.every((item, index) => isWithin(item, whole[index] as Json));
  }
  return Object.entries(part).every(([name, value]) => {
    return Object.hasOwn(whole, name) && isWithin(value, whole[name] as Json);
  });
}
