import * as l10n from '@vscode/l10n';
import { type AnswerContext, answer } from '../answer.ts';
import type { Explanation } from '../explanation.ts';
import { siteOf } from '../foreign-pages.ts';
import { explainForeign } from '../protocol-v1/answer-form.ts';
import { envelope } from '../protocol-v1/envelope.ts';
import type { Settings } from '../settings.ts';
import { type Answer, type MgwRequest, PLAIN_TEXT, refuse } from '../wire.ts';

/** A name of a function, or of one in an object. Anything else could be a program. Our choice. */
const CALLBACK = /^[A-Za-z_$][\w$.]{0,99}$/;

/** Browsers run scripts of other types too, unless they are told not to. */
const NO_SNIFFING = ['X-Content-Type-Options', 'nosniff'];

/**
 * Answers a call by JSONP: a script that hands the answer to a function of the page. Scripts are read across sites, so that
 * only what is known to come from a page of this machine gets one.
 * @param request as `readForm` makes it
 */
export function answerJsonp(
  request: MgwRequest,
  callback: string,
  context: AnswerContext,
  now: number,
): Answer | Promise<Answer> {
  if (siteOf(request.rawHeaders) !== 'local') return withoutScript(explainForeign(request.rawHeaders));
  if (!CALLBACK.test(callback)) return withoutScript(badCallback(callback));
  const refused = refuseOperation(request.operationType, context);
  const result = refused ? refuse(refused) : answer(forConfiguredApp(request, context), context, now);
  const scripted = (each: Answer) => asScript(each, callback, request.operationType, context.settings.tips);
  return result instanceof Promise ? result.then(scripted) : scripted(result);
}

/** Alipay's own gateway takes queries that name neither (seen in code), and a script cannot send headers. Our choice. */
function forConfiguredApp(request: MgwRequest, { settings }: AnswerContext): MgwRequest {
  return {
    ...request,
    appId: request.appId || settings.appId,
    workspaceId: request.workspaceId || settings.workspaceId,
  };
}

/** An operation that no contract has is left to the checks that every request goes through. Codes: our choice. */
function refuseOperation(operationType: string, { contract, settings }: AnswerContext): Explanation | undefined {
  const operation = contract.operations.get(operationType)?.operation;
  if (!operation) return undefined;
  if (!settings.isJsonp(operationType)) {
    const hypothesis = l10n.t(
      '{0} is not open to JSONP. In the console that is an advanced option of the API (Open JSONP), here gateway.jsonp.',
      operationType,
    );
    return { code: 1001, hypothesis, expected: 'gateway.jsonp', received: operationType };
  }
  if (!operation.signCheck || settings.auth === 'off') return undefined;
  const hypothesis = l10n.t(
    'The signature of {0} is checked, and a call by JSONP has none. Give the operation @signCheck no, or call it otherwise.',
    operationType,
  );
  return { code: 7014, hypothesis, expected: '@signCheck no', received: null };
}

function badCallback(callback: string): Explanation {
  const hypothesis = l10n.t(
    'The callback is no name of a function: letters, digits, _, $ and dots, 100 characters at most, no digit first.',
  );
  return { code: 3002, hypothesis, expected: 'callback', received: callback };
}

function asScript(result: Answer, callback: string, operationType: string, tips: Settings['tips']): Answer {
  // Line separators are characters of JSON and ended a line of JavaScript before ES2019.
  const json = envelope(result, tips).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const contentType = 'application/javascript;charset=UTF-8';
  return { ...result, operationType, sent: { body: `${callback}(${json})`, contentType, headers: NO_SNIFFING } };
}

/** Nothing that could run, and nothing that a page could read. */
function withoutScript(explanation: Explanation): Answer {
  return { ...refuse(explanation), sent: { body: '', contentType: PLAIN_TEXT, headers: NO_SNIFFING } };
}
