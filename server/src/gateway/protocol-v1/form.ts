import { isUtf8 } from 'node:buffer';
import { compareText } from '../../findings.ts';

/** Fields of a form or a query, decoded, in the order in which they came. */
export interface Form {
  fields: ReadonlyMap<string, string>;
  /** As it was sent. */
  text: string;
}

export type FormProblem = 'not-utf-8' | 'too-many-fields' | 'repeated-field';

/** Clients send eight at most (seen in code: `SignJsonSerializer`); pages add some. Our choice. */
export const MAX_FIELDS = 50;

/** Reads a body of the type `application/x-www-form-urlencoded`, or what stands behind the `?` of an address. */
export function parseForm(bytes: Buffer): Form | { problem: FormProblem } {
  if (!isUtf8(bytes)) return { problem: 'not-utf-8' };
  const text = bytes.toString();
  if (text.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) return { problem: 'too-many-fields' };
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) return { problem: 'repeated-field' };
    fields.set(name, value);
  }
  return { fields, text };
}

/**
 * What a form is signed over: its fields but `sign`, by their names, decoded, joined as `name=value` with `&`. Seen in code:
 * Android `SignJsonSerializer` for `extParam`, `id`, `operationType`, `requestData`, `scene` and `ts`, two re-implementations for
 * three of them. That other fields are signed as well is our choice.
 */
export function formSignContent({ fields }: Form): string {
  const signed = [...fields].filter(([name]) => name !== 'sign');
  return joinFields(signed.sort(([a], [b]) => compareText(a, b)));
}

export function joinFields(fields: readonly (readonly [name: string, value: string])[]): string {
  return fields.map(([name, value]) => `${name}=${value}`).join('&');
}
