import type { Json } from '../../contracts/model.ts';
import type { Source } from './source.ts';

/**
 * Calls what a `@faker` tag names, without arguments.
 * @param path `person.fullName`
 * @returns nothing when faker has no such method or it gives no value of JSON
 */
export function fakerValue(path: string, { faker }: Source): Json | undefined {
  const [moduleName = '', methodName = ''] = path.split('.');
  if (!Object.hasOwn(faker, moduleName)) return undefined;
  const module = Reflect.get(faker, moduleName);
  const isMethod = /^[a-z]\w*$/i.test(methodName) && !(methodName in Object.prototype);
  const method = isMethod && typeof module === 'object' && module !== null && Reflect.get(module, methodName);
  if (typeof method !== 'function') return undefined;
  try {
    return toJson(Reflect.apply(method, module, []));
  } catch {
    // Some methods need arguments: like an unknown method, they say nothing.
    return undefined;
  }
}

function toJson(value: unknown): Json | undefined {
  if (value === undefined || typeof value === 'bigint') return value === undefined ? undefined : Number(value);
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}
