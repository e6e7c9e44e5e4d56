import { LIBRARY_TYPES } from '../contracts/type-name.ts';

/** Whether a text can be the name of a new service: an identifier in PascalCase. */
export function isServiceName(text: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(text) && !LIBRARY_TYPES.includes(text);
}
