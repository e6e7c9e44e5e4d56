import { type AnswerContext, answer } from './answer.ts';
import type { Decryption } from './encryption/decryption.ts';
import { openRequest } from './encryption/open-request.ts';
import { answerForm } from './protocol-v1/answer-form.ts';
import { isForm } from './protocol-v1/form-request.ts';
import { type Answer, type MgwRequest, PLAIN_TEXT, refuse } from './wire.ts';

/**
 * Answers a request in the way it came: encrypted or not, as RPC 2 or as a form.
 * @param now the gateway's clock, epoch milliseconds
 * @param bodyBytes how large a decrypted body may be
 */
export function answerOnWire(
  request: MgwRequest,
  context: AnswerContext,
  now: number,
  bodyBytes: number,
): Answer | Promise<Answer> {
  const { encryption } = context.settings;
  return encryption
    ? answerEncrypted(request, context, now, bodyBytes, encryption)
    : answerDecrypted(request, context, now);
}

function answerDecrypted(request: MgwRequest, context: AnswerContext, now: number): Answer | Promise<Answer> {
  return isForm(request.contentType) ? answerForm(request, context, now) : answer(request, context, now);
}

async function answerEncrypted(
  request: MgwRequest,
  context: AnswerContext,
  now: number,
  bodyBytes: number,
  encryption: Decryption,
): Promise<Answer> {
  if ('problem' in request.body) return answerDecrypted(request, context, now);
  const opened = await openRequest(request.body.bytes, encryption, bodyBytes);
  if ('refused' in opened) {
    return request.mockResult === '' ? refuse(opened.refused) : answerDecrypted(request, context, now);
  }
  const result = await answerDecrypted({ ...request, body: { bytes: opened.plain } }, context, now);
  const body = result.sent?.body ?? result.body;
  // A refusal has no body, and the client looks at its code first (seen in code: H5 SDK).
  if (body === '') return result;
  return { ...result, sent: { body: await opened.seal(body), contentType: PLAIN_TEXT, headers: [] } };
}
