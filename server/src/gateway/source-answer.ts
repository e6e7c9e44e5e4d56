import type { Json } from '../contracts/model.ts';
import type { AnswerContext } from './answer.ts';
import type { OperationContract } from './contract.ts';
import { languageOf } from './mock/language.ts';
import type { Answer, MgwRequest } from './wire.ts';

/** A call that nothing speaks against, on its way to an answer. */
export interface SourceCall {
  request: MgwRequest;
  /** The body that the argument was read from. */
  bytes: Buffer;
  target: OperationContract;
  argument: Json | undefined;
}

/** Answers from a mock, else from the backend where there is one, else from the contract's types. */
export function answerFromSource(call: SourceCall, context: AnswerContext): Answer | Promise<Answer> {
  const { target, argument, request } = call;
  const mock = context.mocks.find({ target, contract: context.contract, request: argument }, request.mockScenario);
  if (mock === undefined) return withoutMock(call, context);
  if (!(mock instanceof Promise)) return mock;
  return mock.then(found => found ?? withoutMock(call, context));
}

function withoutMock(call: SourceCall, context: AnswerContext): Answer | Promise<Answer> {
  const { backend, settings, mocks } = context;
  if (!backend) return fromTypes(call, context);
  const { operation } = call.target;
  const called = backend.call(operation, call.argument, call.request.rawHeaders, settings);
  if (!mocks.recorder) return called;
  return called.then(answered => {
    mocks.recorder?.record(operation.operationType, call.argument, answered);
    return answered;
  });
}

/** Larger requests are rarely the same twice. */
const CACHED_BYTES = 8192;
/** Shorter answers, in UTF-16 units, are made anew in less time than it takes to keep them. */
const KEPT_FROM = 512;

function fromTypes(
  { request, bytes, target, argument }: SourceCall,
  { settings, cache, data }: AnswerContext,
): Answer | Promise<Answer> {
  const { operation } = target;
  const language = languageOf(request.acceptLanguage, settings.locale);
  const isCached = bytes.length <= CACHED_BYTES;
  const key = isCached ? `${language} ${operation.operationType} ${bytes.toString('latin1')}` : '';
  const known = isCached ? cache.get(key) : undefined;
  if (known !== undefined) return { code: 1000, body: known };
  const keep = (result: Json): Answer => {
    const body = JSON.stringify(result);
    if (isCached && body.length >= KEPT_FROM) cache.set(key, body);
    return { code: 1000, body };
  };
  const result = data.result(operation, argument, language);
  return result instanceof Promise ? result.then(keep) : keep(result);
}
