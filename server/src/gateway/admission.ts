import type { Json } from '../contracts/model.ts';
import type { AnswerContext } from './answer.ts';
import type { Call } from './checks/check.ts';
import { firstOf } from './checks/check.ts';
import { checkLogin } from './checks/login.ts';
import { checkSignature } from './checks/signature.ts';
import { TRANSPORT_CHECKS } from './checks/transport.ts';
import { encodePercent } from './percent.ts';
import { type Answer, refuse } from './wire.ts';

/**
 * Whether a call may go on to what it is for: what it is written in, its signature, rate limits, login. In which order
 * the service looks is not documented; this one is our choice.
 * @returns what the call gets instead, or nothing
 */
export function refusalOf(call: Call, { limiter }: AnswerContext): Answer | undefined {
  const refused = firstOf(TRANSPORT_CHECKS, call) ?? checkSignature(call);
  if (refused) return refuse(refused);
  const limited = limiter?.refusal(call.operation.operationType, call.now);
  if (limited) return limited;
  const loggedOut = checkLogin(call);
  return loggedOut && refuse(loggedOut);
}

/**
 * Asks the authorizer about a call that is subject to authorization.
 * @param ask calls an operation on the gateway's own account
 * @param goOn answers the call, with the headers that it has then: names and values in turn
 */
export async function authorized(
  { request }: Call,
  { authorization }: AnswerContext,
  ask: (operationType: string, argument: Json) => Answer | Promise<Answer> | undefined,
  goOn: (rawHeaders: readonly string[]) => Answer | Promise<Answer>,
): Promise<Answer> {
  let asked: Answer | undefined;
  const verdict = await authorization?.authorize(request, async (operationType, argument) => {
    asked = await ask(operationType, argument);
    return asked;
  });
  const isRefused = verdict !== undefined && 'refused' in verdict;
  const answer = isRefused
    ? refuse(verdict.refused)
    : await goOn(withPrincipal(request.rawHeaders, authorization?.principalHeader, verdict?.principal));
  if (!asked?.backendCalls) return answer;
  return { ...answer, backendCalls: [...asked.backendCalls, ...(answer.backendCalls ?? [])] };
}

function withPrincipal(raw: readonly string[], header?: string, principal?: string): readonly string[] {
  if (header === undefined) return raw;
  const others = withoutHeader(raw, header);
  return principal === undefined ? others : [...others, header, headerText(principal)];
}

/** Only the gateway tells a backend who calls. */
function withoutHeader(raw: readonly string[], name: string): string[] {
  const isNamed = (index: number) => raw[index]?.toLowerCase() === name.toLowerCase();
  return raw.filter((_, index) => !isNamed(index - (index % 2)));
}

/** Percent-encoded, as texts in headers of the gateway are, where it is no printable ASCII. */
function headerText(text: string): string {
  return /^[ -~]*$/.test(text) ? text : encodePercent(text);
}
