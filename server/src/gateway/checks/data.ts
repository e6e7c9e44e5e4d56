import { isUtf8 } from 'node:buffer';
import * as l10n from '@vscode/l10n';
import type { Json } from '../../contracts/model.ts';
import { validate } from '../../generate/runtime/validate.ts';
import type { Contract, OperationContract } from '../contract.ts';
import { explainEncrypted } from '../encryption/looks-encrypted.ts';
import type { Explanation } from '../explanation.ts';
import { jsonSyntaxError } from '../json-syntax-error.ts';
import { isTooDeep, MAX_NESTING } from '../nesting.ts';
import { decodeRequestData, type RequestDataProblem } from '../request-data.ts';

export type ReadRequest = { request?: Json } | { refused: Explanation };

/**
 * Reads a request out of a body: 3001 when there is none, which is an empty array too for an operation that takes an
 * argument; 3002 when it is not what the contract says (AY/64260).
 */
export function readRequest(bytes: Buffer, target: OperationContract, contract: Contract): ReadRequest {
  if (bytes.length === 0) {
    const hypothesis = l10n.t('The body is empty. Send a JSON array: one element for the argument, [] for none.');
    return refused({ code: 3001, hypothesis, expected: '[{…}]', received: '' });
  }
  const parsed = parse(bytes);
  if ('refused' in parsed) return refused(explainEncrypted(bytes, 3002) ?? parsed.refused);
  const decoded = decodeRequestData(target.operation, parsed.data);
  if ('problem' in decoded) return refused(explainProblem(decoded.problem, parsed.data));
  const broken = checkContract(decoded.request, target, contract);
  return broken ? refused(broken) : decoded;
}

function parse(bytes: Buffer): { data: Json } | { refused: Explanation } {
  if (!isUtf8(bytes)) return badFormat(l10n.t('The body is not UTF-8.'), 'UTF-8', bytes.toString('latin1'));
  const text = bytes.toString();
  if (isTooDeep(text)) {
    return badFormat(l10n.t('The body is nested deeper than {0} levels.', MAX_NESTING), MAX_NESTING, text);
  }
  try {
    return { data: JSON.parse(text) };
  } catch {
    const { offset, reason } = jsonSyntaxError(text);
    return badFormat(l10n.t('The body is not valid JSON: {0} at character {1}.', reason, offset), 'JSON', text);
  }
}

function explainProblem(problem: RequestDataProblem, data: Json): Explanation {
  const received = data;
  switch (problem) {
    case 'not-an-array': {
      const hypothesis = l10n.t('The body is no JSON array. Put the argument into one: [{…}].');
      return { code: 3002, hypothesis, expected: '[{…}]', received };
    }
    case 'several-arguments': {
      const hypothesis = l10n.t('The body has several elements. Operations of contracts take one argument at most.');
      return { code: 3002, hypothesis, expected: '[{…}]', received };
    }
  }
}

function checkContract(
  request: Json | undefined,
  { operation, requestSchema }: OperationContract,
  { definitions }: Contract,
): Explanation | undefined {
  const parameter = operation.request;
  if (!parameter || !requestSchema) return undefined;
  if (request === undefined) {
    if (parameter.optional) return undefined;
    const hypothesis = l10n.t('{0} takes an argument, and the body has none.', operation.operationType);
    return { code: 3001, hypothesis, expected: parameter.name, received: [], path: parameter.name };
  }
  const [violation, ...others] = validate(requestSchema, request, definitions);
  if (!violation) return undefined;
  const path = violation.path || parameter.name;
  return {
    code: 3002,
    hypothesis: l10n.t('{0} breaks the contract: {1}.', path, violation.message),
    expected: violation.message,
    received: request,
    path,
    violations: [violation, ...others].map(({ path, message }) => ({ path, message })),
  };
}

function badFormat(hypothesis: string, expected: Json, received: Json): { refused: Explanation } {
  return refused({ code: 3002, hypothesis, expected, received });
}

function refused(explanation: Explanation): { refused: Explanation } {
  return { refused: explanation };
}
