import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';
import type { MgwRequest } from '../wire.ts';
import { type Form, type FormProblem, MAX_FIELDS, parseForm } from './form.ts';

const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;

/** Whether a request speaks RPC 1, whatever its header `Version` says: clients send 2 with forms as well (seen in code). */
export function isForm(contentType: string): boolean {
  return FORM_TYPE.test(contentType);
}

/**
 * Makes of a request that came as a form the same as of any other: `requestData` is its body, and what the form names counts
 * before a header of that name. `operationType`, `requestData`, `ts` and `sign` are seen in code (Android `JsonSerializer`,
 * `SignJsonSerializer`), `appId` and `workspaceId` as fields in a web client.
 * @param bytes the form, or the query of an address
 */
export function readForm(request: MgwRequest, bytes: Buffer): MgwRequest | { refused: Explanation } {
  const form = parseForm(bytes);
  if ('problem' in form) return { refused: explainForm(form.problem) };
  const { fields } = form;
  return {
    ...request,
    operationType: fields.get('operationType') ?? request.operationType,
    appId: fields.get('appId') ?? request.appId,
    workspaceId: fields.get('workspaceId') ?? request.workspaceId,
    ts: fields.get('ts') ?? request.ts,
    sign: fields.get('sign') ?? request.sign,
    version: '',
    contentType: '',
    body: { bytes: Buffer.from(fields.get('requestData') ?? '') },
    form,
  };
}

/** What a request without `requestData` lacks. @returns nothing for one that has it */
export function missingRequestData({ fields }: Form): Explanation | undefined {
  if (fields.has('requestData')) return undefined;
  const hypothesis = l10n.t('The form has no field requestData. Send a JSON array in it, [] for no argument.');
  return { code: 3001, hypothesis, expected: 'requestData', received: [...fields.keys()] };
}

function explainForm(problem: FormProblem): Explanation {
  switch (problem) {
    case 'not-utf-8':
      return badFormat(l10n.t('The form is not UTF-8.'), 'UTF-8');
    case 'too-many-fields':
      return badFormat(l10n.t('The form has more than {0} fields.', MAX_FIELDS), MAX_FIELDS);
    case 'repeated-field':
      return badFormat(l10n.t('A field of the form comes twice, and it is not known which counts.'), 'requestData=…');
  }
}

function badFormat(hypothesis: string, expected: string | number): Explanation {
  return { code: 3002, hypothesis, expected, received: null };
}
