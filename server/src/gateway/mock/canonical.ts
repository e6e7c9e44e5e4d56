import type { Json } from '../../contracts/model.ts';
import { compareText } from '../../findings.ts';

/** A text that equal JSON values share, whatever the order of their properties. */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const names = Object.keys(value).sort(compareText);
  return `{${names.map(name => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join()}}`;
}
