import type { Json } from '../contracts/model.ts';
import type { TextCache } from '../text-cache.ts';
import { authorized, refusalOf } from './admission.ts';
import type { Backend } from './backend.ts';
import type { Call } from './checks/check.ts';
import { findOperation } from './checks/target.ts';
import type { Contract, OperationContract } from './contract.ts';
import type { Delivery } from './delivery.ts';
import { forcedAnswer } from './forced-answer.ts';
import type { LastRequests } from './last-requests.ts';
import type { MockData } from './mock/answers.ts';
import type { Mocks } from './mock/mocks.ts';
import type { Policies } from './policies.ts';
import type { Settings } from './settings.ts';
import { answerFromSource, type SourceCall } from './source-answer.ts';
import { type Answer, type MgwRequest, refuse } from './wire.ts';

/** What answers are made from. Replaced as a whole when contracts or config change. */
export interface AnswerContext extends Policies {
  settings: Settings;
  contract: Contract;
  mocks: Mocks;
  data: MockData;
  /** Reads requests against the contract. */
  requests: LastRequests;
  /** Mock answers by request, so that the same question is worked out once. */
  cache: TextCache;
  /** Answers instead of mock data where the config names one. */
  backend: Backend | undefined;
}

/**
 * Answers one MRPC request: the checks in the gateway's order, then a mock, the backend, or mock data.
 * @param now the gateway's clock, epoch milliseconds
 * @returns at once what needs no waiting: refusals, mock files and mock data that was asked for before
 */
export function answer(request: MgwRequest, context: AnswerContext, now: number): Answer | Promise<Answer> {
  if (request.mockResult !== '') return forcedAnswer(request, context);
  const { contract, settings, faults, mocks } = context;
  const target = findOperation(request, contract, settings);
  if ('refused' in target) return refuse(target.refused);
  const { operationType, rawHeaders, mockScenario } = request;
  const effect = faults?.effectOn({ operationType, rawHeaders, scenario: mocks.scenarioFor(mockScenario) });
  const call: Call = { request, operation: target.found.operation, contract, settings, now };
  const result = refusalOf(call, context) ?? effect?.answer ?? answerAdmitted(call, target.found, context);
  return effect?.delivery ? withDelivery(result, effect.delivery) : result;
}

async function withDelivery(result: Answer | Promise<Answer>, delivery: Delivery): Promise<Answer> {
  return { ...(await result), delivery };
}

function answerAdmitted(call: Call, target: OperationContract, context: AnswerContext): Answer | Promise<Answer> {
  const { request } = call;
  const bytes = 'bytes' in request.body ? request.body.bytes : Buffer.alloc(0);
  const known = context.requests.read(bytes, target);
  if ('refused' in known) return refuse(known.refused);
  const asked: SourceCall = { request, bytes, target, known };
  if (!context.authorization?.isFor(request.operationType)) return answerFromSource(asked, context);
  const ask = (operationType: string, argument: Json) => askAuthorizer(request, context, operationType, argument);
  return authorized(call, context, ask, rawHeaders =>
    answerFromSource({ ...asked, request: { ...request, rawHeaders } }, context),
  );
}

/** Calls an operation on the gateway's own account, with the language and the headers of the request that it is about. */
function askAuthorizer(
  request: MgwRequest,
  context: AnswerContext,
  operationType: string,
  argument: Json,
): Answer | Promise<Answer> | undefined {
  const target = context.contract.operations.get(operationType);
  const bytes = Buffer.from(JSON.stringify([argument]));
  return target && answerFromSource({ request, bytes, target, known: { argument } }, context);
}
