import type { Json } from '../contracts/model.ts';
import type { AnswerContext } from './answer.ts';
import type { OperationContract } from './contract.ts';
import { KEPT_BYTES, type KnownRequest } from './last-requests.ts';
import { languageOf } from './mock/language.ts';
import type { Answer, MgwRequest } from './wire.ts';

/** A call that nothing speaks against, on its way to an answer. */
export interface SourceCall {
  request: MgwRequest;
  /** The body that the argument was read from. */
  bytes: Buffer;
  target: OperationContract;
  known: KnownRequest;
}

/** Answers from a mock, else from the backend where there is one, else from the contract's types. */
export function answerFromSource(call: SourceCall, context: AnswerContext): Answer | Promise<Answer> {
  const { target, known, request } = call;
  const asked = { target, contract: context.contract, request: known.argument };
  const mock = context.mocks.find(asked, request.mockScenario);
  if (mock === undefined) return withoutMock(call, context);
  if (!(mock instanceof Promise)) return mock;
  return mock.then(found => found ?? withoutMock(call, context));
}

function withoutMock(call: SourceCall, context: AnswerContext): Answer | Promise<Answer> {
  const { backend, settings, mocks } = context;
  if (!backend) return fromTypes(call, context);
  const { operation } = call.target;
  const called = backend.call(operation, call.known.argument, call.request.rawHeaders, settings);
  if (!mocks.recorder) return called;
  return called.then(answered => {
    mocks.recorder?.record(operation.operationType, call.known.argument, answered);
    return answered;
  });
}

/** Shorter answers, in UTF-16 units, stay with their request: making them anew takes less time than finding them. */
const CACHED_FROM = 512;

function fromTypes(
  { request, bytes, target, known }: SourceCall,
  { settings, cache, data }: AnswerContext,
): Answer | Promise<Answer> {
  const { operation } = target;
  const language = languageOf(request.acceptLanguage, settings.locale);
  if (known.drawn?.language === language) return { code: 1000, body: known.drawn.body };
  const isCached = bytes.length <= KEPT_BYTES;
  const key = isCached ? `${language} ${operation.operationType} ${bytes.toString('latin1')}` : '';
  const cached = isCached ? cache.get(key) : undefined;
  if (cached !== undefined) return { code: 1000, body: cached };
  const keep = (result: Json): Answer => {
    const body = JSON.stringify(result);
    if (body.length < CACHED_FROM) known.drawn = { language, body };
    else if (isCached) cache.set(key, body);
    return { code: 1000, body };
  };
  const result = data.result(operation, known.argument, language);
  return result instanceof Promise ? result.then(keep) : keep(result);
}
