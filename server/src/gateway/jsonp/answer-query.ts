import type { AnswerContext } from '../answer.ts';
import { answerFields } from '../protocol-v1/answer-form.ts';
import { readForm } from '../protocol-v1/form-request.ts';
import { type Answer, type MgwRequest, refuse } from '../wire.ts';
import { answerJsonp } from './answer-jsonp.ts';

/** Whether an address carries a call: RPC 1 in a query, as clients that call by GET write it (seen in code). */
export function isQueryCall(url: string): boolean {
  return /[?&]operationType=/.test(url);
}

/** What stands behind the `?` of an address. */
export function queryOf(url: string): Buffer {
  return Buffer.from(url.slice(url.indexOf('?') + 1), 'latin1');
}

/** Answers a call by GET: as a script where the query names a `callback`, else as RPC 1 answers a form. */
export function answerQuery(request: MgwRequest, context: AnswerContext, now: number): Answer | Promise<Answer> {
  const query = 'bytes' in request.body ? request.body.bytes : Buffer.alloc(0);
  const read = readForm(request, query);
  if ('refused' in read) return refuse(read.refused);
  const callback = read.form?.fields.get('callback');
  return callback === undefined ? answerFields(read, context, now) : answerJsonp(read, callback, context, now);
}
