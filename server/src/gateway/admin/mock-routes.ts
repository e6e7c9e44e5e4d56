import type { Json } from '../../contracts/model.ts';
import type { AnswerContext } from '../answer.ts';
import type { Journal, Journaled } from '../journal/journal.ts';
import { UnknownScenarioError } from '../mock/scenarios.ts';
import { MalformedMock } from '../mock/written/malformed-mock.ts';
import { decodeRequestData } from '../request-data.ts';
import type { AdminReply, AdminRoute } from './route.ts';

/** What can be asked about mocks: which scenario counts, whether answers are recorded, and that one becomes a mock. */
export function mockRoutes(context: () => AnswerContext, journal: Journal): AdminRoute[] {
  const state = (): AdminReply => {
    const { mocks } = context();
    const [scenario, scenarios] = [mocks.scenario ?? null, mocks.scenarios()];
    return { json: { scenario, scenarios, recording: mocks.recorder !== undefined } };
  };
  return [
    { method: 'GET', path: '/mocks', handle: state },
    {
      method: 'PUT',
      path: '/mocks/scenario',
      handle({ body }) {
        const name = field(body, 'scenario');
        if (name !== null && typeof name !== 'string') return badRequest('{ "scenario": "name" or null }');
        try {
          context().mocks.setScenario(name ?? undefined);
          return state();
        } catch (error) {
          return unknownScenario(error);
        }
      },
    },
    {
      method: 'PUT',
      path: '/mocks/recording',
      async handle({ body }) {
        const isOn = field(body, 'recording');
        if (typeof isOn !== 'boolean') return badRequest('{ "recording": true or false }');
        await context().mocks.setRecording(isOn);
        return state();
      },
    },
    {
      method: 'POST',
      path: '/mocks/reset',
      handle() {
        context().mocks.reset();
        return state();
      },
    },
    {
      method: 'POST',
      path: '/journal/{id}/mock',
      async handle({ parameters, body }) {
        const entry = journal.find(Number(parameters.id));
        if (!entry) return { status: 404, json: { error: 'no-such-entry' } };
        if (entry.isRequestCut || entry.isAnswerCut) return { status: 409, json: { error: 'body-not-kept' } };
        const scenario = field(body, 'scenario');
        try {
          return { json: { file: await save(entry, context(), typeof scenario === 'string' ? scenario : undefined) } };
        } catch (error) {
          if (error instanceof MalformedMock)
            return { status: 409, json: { error: 'malformed', message: error.message } };
          return unknownScenario(error);
        }
      },
    },
  ];
}

function save(entry: Journaled, { contract, mocks }: AnswerContext, scenario: string | undefined): Promise<string> {
  const { operationType, code, answerBody: body } = entry;
  const answer = { code, body };
  return mocks.saveMock(operationType, requestOf(entry, contract), answer, scenario === undefined ? {} : { scenario });
}

/** What the operation was called with, as far as the body says so. */
function requestOf(
  { operationType, requestBody }: Journaled,
  { operations }: AnswerContext['contract'],
): Json | undefined {
  const operation = operations.get(operationType)?.operation;
  if (!operation || !requestBody) return undefined;
  try {
    const decoded = decodeRequestData(operation, JSON.parse(requestBody.toString()));
    return 'request' in decoded ? decoded.request : undefined;
  } catch {
    // What is no JSON, such as a form, makes a mock for any request.
    return undefined;
  }
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}

function badRequest(expected: string): AdminReply {
  return { status: 400, json: { error: 'bad-request', expected } };
}

function unknownScenario(error: unknown): AdminReply {
  if (!(error instanceof UnknownScenarioError)) throw error;
  return { status: 404, json: { error: 'no-such-scenario', message: error.message, scenarios: error.known } };
}
