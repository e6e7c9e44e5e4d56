import * as l10n from '@vscode/l10n';
import { resultCode } from '../catalog/result-codes.ts';
import type { Json, Operation } from '../contracts/model.ts';
import type { TextCache } from '../text-cache.ts';
import type { Backend } from './backend.ts';
import type { Call } from './checks/check.ts';
import { firstOf } from './checks/check.ts';
import { readRequest } from './checks/data.ts';
import { checkSignature } from './checks/signature.ts';
import { findOperation } from './checks/target.ts';
import { TRANSPORT_CHECKS } from './checks/transport.ts';
import type { Contract } from './contract.ts';
import type { MockData } from './mock/answers.ts';
import { languageOf } from './mock/language.ts';
import type { MockFiles } from './mock/mock-files.ts';
import type { Settings } from './settings.ts';
import { type Answer, type MgwRequest, MOCK_RESULT_HEADER, refuse } from './wire.ts';

/** What answers are made from. Replaced as a whole when contracts or config change. */
export interface AnswerContext {
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
  if (request.mockResult !== '') return forced(request, context);
  const { contract, settings } = context;
  const target = findOperation(request, contract, settings);
  if ('refused' in target) return refuse(target.refused);
  const { operation } = target.found;
  const call: Call = { request, operation, contract, settings, now };
  const refused = firstOf(TRANSPORT_CHECKS, call) ?? checkSignature(call);
  if (refused) return refuse(refused);
  const bytes = bytesOf(request);
  const read = readRequest(bytes, target.found, contract);
  if ('refused' in read) return refuse(read.refused);
  const mock = context.mocks.find(operation.operationType);
  if (mock) return mock;
  if (context.backend) {
    return context.backend.call(operation, read.request, request.rawHeaders, settings);
  }
  return fromTypes(request, bytes, context, operation, read.request);
}

/** Larger requests are rarely the same twice. */
const CACHED_BYTES = 8192;

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
    if (isCached) cache.set(key, body);
    return { code: 1000, body };
  };
  const result = data.result(operation, argument, language);
  return result instanceof Promise ? result.then(keep) : keep(result);
}

/** Any code of the catalogue on demand, whatever the request. 1000 comes with mock data where there is an operation. */
async function forced(request: MgwRequest, { contract, data, settings }: AnswerContext): Promise<Answer> {
  const code = /^\d{4}$/.test(request.mockResult) ? resultCode(Number(request.mockResult))?.code : undefined;
  if (code === undefined) {
    const hypothesis = l10n.t('{0} asks for what is no documented result code.', MOCK_RESULT_HEADER);
    return refuse({ code: 5000, hypothesis, expected: '7002', received: request.mockResult });
  }
  if (code !== 1000) {
    const hypothesis = l10n.t('The request asks for this code itself, by {0}.', MOCK_RESULT_HEADER);
    return refuse({ code, hypothesis, expected: 1000, received: code });
  }
  const operation = contract.operations.get(request.operationType)?.operation;
  const language = languageOf(request.acceptLanguage, settings.locale);
  return { code, body: JSON.stringify(operation ? await data.result(operation, undefined, language) : null) };
}

function bytesOf({ body }: MgwRequest): Buffer {
  return 'bytes' in body ? body.bytes : Buffer.alloc(0);
}
