import * as l10n from '@vscode/l10n';
import { type AnswerContext, answer } from '../answer.ts';
import { explainBody } from '../checks/transport.ts';
import type { Explanation } from '../explanation.ts';
import { siteOf } from '../foreign-pages.ts';
import { headerValue } from '../raw-headers.ts';
import type { Settings } from '../settings.ts';
import { type Answer, type MgwRequest, PLAIN_TEXT, refuse } from '../wire.ts';
import { envelope } from './envelope.ts';
import { missingRequestData, readForm } from './form-request.ts';

/** Answers a request that came as a form in its body: RPC 1. */
export function answerForm(request: MgwRequest, context: AnswerContext, now: number): Answer | Promise<Answer> {
  const { body } = request;
  const { tips } = context.settings;
  if ('problem' in body) return enveloped(refuse(explainBody(body.problem)), '', tips);
  const read = readForm(request, body.bytes);
  return 'refused' in read ? enveloped(refuse(read.refused), '', tips) : answerFields(read, context, now);
}

/**
 * Answers what a form asks for. A form of a page elsewhere is not carried out: browsers send it without asking first.
 * @param request as `readForm` makes it
 */
export function answerFields(request: MgwRequest, context: AnswerContext, now: number): Answer | Promise<Answer> {
  const { operationType, form, rawHeaders, mockResult } = request;
  if (siteOf(rawHeaders) === 'foreign') return refuse(explainForeign(rawHeaders));
  const missing = mockResult === '' && form ? missingRequestData(form) : undefined;
  const result = missing ? refuse(missing) : answer(request, context, now);
  const { tips } = context.settings;
  return result instanceof Promise
    ? result.then(each => enveloped(each, operationType, tips))
    : enveloped(result, operationType, tips);
}

/** Why a page elsewhere gets nothing. That the code is 1001, "access denied", is our choice. */
export function explainForeign(rawHeaders: readonly string[]): Explanation {
  const hypothesis = l10n.t(
    'A page of another site makes this request, or a browser that does not say which page does. Only pages of this machine may.',
  );
  const received = {
    origin: headerValue(rawHeaders, 'origin') ?? null,
    site: headerValue(rawHeaders, 'sec-fetch-site') ?? null,
  };
  return { code: 1001, hypothesis, expected: 'http://localhost', received };
}

function enveloped(result: Answer, operationType: string, tips: Settings['tips']): Answer {
  return { ...result, operationType, sent: { body: envelope(result, tips), contentType: PLAIN_TEXT, headers: [] } };
}
