import * as l10n from '@vscode/l10n';
import type { Mismatch } from '../oracle/deviation.ts';
import { joinContent } from '../signature.ts';
import { type Form, formSignContent, joinFields } from './form.ts';

/** A string that a client may have signed. */
interface Content {
  /** Stable: what tests and the documentation call it. Empty for the right one. */
  id: string;
  /** What the client did, and what is right. */
  says(): string;
  text: string;
}

/** What clients may sign of a form: what is right, and then what is likely in its place. */
export function likelyContents({ operationType, bytes, ts }: Mismatch, form: Form): Content[] {
  const signed = [...form.fields].filter(([name]) => name !== 'sign');
  const known = ['operationType', 'requestData', 'ts'].map(name => [name, form.fields.get(name) ?? ''] as const);
  const sent = form.text.split('&').filter(field => !field.startsWith('sign='));
  return [
    { id: '', says: () => '', text: formSignContent(form) },
    {
      id: 'rpc-2',
      says: () =>
        l10n.t('The string of RPC 2 was signed. A form is signed over its fields: name=value, joined with "&".'),
      text: joinContent(operationType, bytes.toString('base64'), ts),
    },
    {
      id: 'unsorted-fields',
      says: () => l10n.t('The fields were signed in the order in which they were sent. Sort them by their names.'),
      text: joinFields(signed),
    },
    {
      id: 'encoded-fields',
      says: () => l10n.t('The fields were signed percent-encoded. Sign their values as they are.'),
      text: sent.toSorted().join('&'),
    },
    {
      id: 'form-as-sent',
      says: () =>
        l10n.t('The form was signed as it was sent. Sign the fields by their names, with their values as they are.'),
      text: sent.join('&'),
    },
    {
      id: 'fewer-fields',
      says: () => l10n.t('Only operationType, requestData and ts were signed. Sign all fields but sign.'),
      text: joinFields(known),
    },
  ];
}
