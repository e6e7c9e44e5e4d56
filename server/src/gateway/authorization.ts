import * as l10n from '@vscode/l10n';
import type { AuthorizationConfig } from '../config/gateway-config.ts';
import type { Json } from '../contracts/model.ts';
import type { Explanation } from './explanation.ts';
import { operationMatcher } from './operation-patterns.ts';
import { describePart, partValue } from './raw-headers.ts';
import type { Answer, MgwRequest } from './wire.ts';

/** What the authorizer says of a caller. */
export type Authorized = { principal?: string } | { refused: Explanation };

/** Decides who may call what: another operation is asked, as the console's authorizer API is (documented AY/72264). */
export interface Authorization {
  isFor(operationType: string): boolean;
  /** @param ask calls the authorizer; nothing when there is no such operation */
  authorize(
    request: MgwRequest,
    ask: (operationType: string, argument: Json) => Promise<Answer | undefined>,
  ): Promise<Authorized>;
  /** The header by which the backend gets the principal. */
  principalHeader: string | undefined;
}

/**
 * Makes ready what a config says of authorization: 1005 when an identity is missing or the authorizer refuses it
 * (documented). How the service lays out `AuthRequest` and its answer is not documented: here the argument is
 * `{ "context": { "<name>": "<value>" } }`, and an answer of 1000 whose result is neither null nor false authorizes. Its
 * `principal`, or else all of it, goes to the backend.
 */
export function createAuthorization(config: AuthorizationConfig): Authorization {
  const { identity, authorizer, principalHeader } = config;
  return {
    isFor: operationMatcher(config.operations),
    principalHeader,
    async authorize({ rawHeaders }, ask) {
      const context: Record<string, string> = {};
      for (const part of identity) {
        const value = partValue(rawHeaders, part);
        if (value === undefined) return { refused: missing(describePart(part)) };
        context['header' in part ? part.header : part.cookie] = value;
      }
      if (authorizer === undefined) return {};
      const answer = await ask(authorizer, { context });
      return answer ? judge(answer, authorizer) : { refused: noAuthorizer(authorizer) };
    },
  };
}

function judge({ code, body, explanation }: Answer, authorizer: string): Authorized {
  const result: Json = code === 1000 ? JSON.parse(body) : null;
  if (result === null || result === false) {
    const hypothesis = l10n.t('The authorizer {0} does not authorize the caller.', authorizer);
    return {
      refused: { code: 1005, hypothesis, expected: 1000, received: { code, because: explanation?.hypothesis ?? null } },
    };
  }
  const isObject = typeof result === 'object' && !Array.isArray(result);
  const principal = isObject && Object.hasOwn(result, 'principal') ? result.principal : result;
  return { principal: typeof principal === 'string' ? principal : JSON.stringify(principal) };
}

function missing(part: string): Explanation {
  const hypothesis = l10n.t('The request lacks what identifies its sender for gateway.authorization: {0}.', part);
  return { code: 1005, hypothesis, expected: part, received: null };
}

function noAuthorizer(authorizer: string): Explanation {
  const hypothesis = l10n.t('No contract has the operation {0}, which gateway.authorization asks.', authorizer);
  return { code: 1005, hypothesis, expected: authorizer, received: null };
}
