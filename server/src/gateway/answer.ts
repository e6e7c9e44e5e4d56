import type { Json, Operation } from '../contracts/model.ts';
import type { TextCache } from '../text-cache.ts';
import { authorized, refusalOf } from './admission.ts';
import type { Backend } from './backend.ts';
import type { Call } from './checks/check.ts';
import { readRequest } from './checks/data.ts';
import { findOperation } from './checks/target.ts';
import type { Contract, OperationContract } from './contract.ts';
import type { Delivery } from './delivery.ts';
import { forcedAnswer } from './forced-answer.ts';
import type { MockData } from './mock/answers.ts';
import { languageOf } from './mock/language.ts';
import type { MockFiles } from './mock/mock-files.ts';
import type { Policies } from './policies.ts';
import type { Settings } from './settings.ts';
import { type Answer, type MgwRequest, refuse } from './wire.ts';

/** What answers are made from. Replaced as a whole when contracts or config change. */
export interface AnswerContext extends Policies {
  settings: Settings;
  contract: Contract;
  mocks: MockFiles;
  data: MockData;
  /** Mock answers by request, so that the same question is worked out once. */
  cache: TextCache;
  /** Answers instead of mock data where the config names one. */
  backend: Backend | undefined;
}

/**
 * Answers one MRPC request: the checks in the gateway's order, then a mock file, the backend, or mock data.
 * @param now the gateway's clock, epoch milliseconds
 * @returns at once what needs no waiting: refusals, mock files and mock data that was asked for before
 */
export function answer(request: MgwRequest, context: AnswerContext, now: number): Answer | Promise<Answer> {
  if (request.mockResult !== '') return forcedAnswer(request, context);
  const { contract, settings, faults } = context;
  const target = findOperation(request, contract, settings);
  if ('refused' in target) return refuse(target.refused);
  const { operationType, rawHeaders } = request;
  const effect = faults?.effectOn({ operationType, rawHeaders, scenario: undefined });
  const call: Call = { request, operation: target.found.operation, contract, settings, now };
  const result = refusalOf(call, context) ?? effect?.answer ?? answerAdmitted(call, target.found, context);
  return effect?.delivery ? withDelivery(result, effect.delivery) : result;
}

async function withDelivery(result: Answer | Promise<Answer>, delivery: Delivery): Promise<Answer> {
  return { ...(await result), delivery };
}

function answerAdmitted(call: Call, target: OperationContract, context: AnswerContext): Answer | Promise<Answer> {
  const { request } = call;
  const bytes = bytesOf(request);
  const read = readRequest(bytes, target, context.contract);
  if ('refused' in read) return refuse(read.refused);
  const goOn = (rawHeaders: readonly string[]) =>
    fromSource({ ...request, rawHeaders }, bytes, context, target.operation, read.request);
  if (!context.authorization?.isFor(request.operationType)) {
    return fromSource(request, bytes, context, target.operation, read.request);
  }
  return authorized(call, context, (operationType, argument) => ask(request, context, operationType, argument), goOn);
}

/** Calls an operation on the gateway's own account, with the language and the headers of the request that it is about. */
function ask(
  request: MgwRequest,
  context: AnswerContext,
  operationType: string,
  argument: Json,
): Answer | Promise<Answer> | undefined {
  const operation = context.contract.operations.get(operationType)?.operation;
  const bytes = Buffer.from(JSON.stringify([argument]));
  return operation && fromSource(request, bytes, context, operation, argument);
}

function fromSource(
  request: MgwRequest,
  bytes: Buffer,
  context: AnswerContext,
  operation: Operation,
  argument: Json | undefined,
): Answer | Promise<Answer> {
  const mock = context.mocks.find(operation.operationType);
  if (mock) return mock;
  const { backend, settings } = context;
  if (backend) return backend.call(operation, argument, request.rawHeaders, settings);
  return fromTypes(request, bytes, context, operation, argument);
}

/** Larger requests are rarely the same twice. */
const CACHED_BYTES = 8192;
/** Shorter answers, in UTF-16 units, are made anew in less time than it takes to keep them. */
const KEPT_FROM = 512;

function fromTypes(
  request: MgwRequest,
  bytes: Buffer,
  { settings, cache, data }: AnswerContext,
  operation: Operation,
  argument: Json | undefined,
): Answer | Promise<Answer> {
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

function bytesOf({ body }: MgwRequest): Buffer {
  return 'bytes' in body ? body.bytes : Buffer.alloc(0);
}
