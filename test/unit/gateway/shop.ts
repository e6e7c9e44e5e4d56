import type { Model, Property, Type } from '../../../server/src/contracts/model.ts';
import type { AnswerContext } from '../../../server/src/gateway/answer.ts';
import { prepareContract } from '../../../server/src/gateway/contract.ts';
import { LastRequests } from '../../../server/src/gateway/last-requests.ts';
import { createMockData } from '../../../server/src/gateway/mock/answers.ts';
import { Mocks } from '../../../server/src/gateway/mock/mocks.ts';
import { createPolicies } from '../../../server/src/gateway/policies.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { type SignType, sign, signContent } from '../../../server/src/gateway/signature.ts';
import { TextCache } from '../../../server/src/text-cache.ts';
import { http, model, operation, SOURCE } from './operations.ts';

export const SECRET = '0123456789abcdef0123456789abcdef';
export const NOW = 1_600_000_000_000;
export const LOGIN = 'com.example.shop.login';

const text: Type = { kind: 'string' };

/** A contract with one operation of each sort. */
export const SHOP: Model = model(
  [
    operation(LOGIN, {
      request: { name: 'request', type: { kind: 'reference', name: 'LoginRequest' }, optional: false },
      result: { kind: 'reference', name: 'User' },
    }),
    operation('com.example.shop.ping', { result: text }),
    operation('com.example.shop.news', { signCheck: false, result: { kind: 'array', element: text } }),
    operation('com.example.shop.order', {
      request: { name: 'request', type: object({ id: text, sku: text, count: { kind: 'number' } }), optional: false },
      http: http('POST /users/{id}/orders'),
      timeoutMs: 200,
    }),
    operation('com.example.shop.find', {
      request: { name: 'request', type: object({ id: text, page: { kind: 'number' } }), optional: false },
      http: http('GET /users/{id}'),
      result: text,
    }),
    operation('com.example.shop.logout'),
  ],
  [
    {
      name: 'LoginRequest',
      source: SOURCE,
      type: object({ userName: text, password: text }, { userName: { minLength: 2 } }),
    },
    { name: 'User', source: SOURCE, type: object({ id: text, fullName: text, email: text }) },
  ],
);

export function object(types: Record<string, Type>, facets: Record<string, Property['facets']> = {}): Type {
  const properties = Object.entries(types).map(([name, type]): Property => {
    const own = facets[name];
    return { name, type, optional: false, ...(own && { facets: own }) };
  });
  return { kind: 'object', properties };
}

export function settings(changes: Partial<Settings> = {}): Settings {
  return {
    appId: '84EFA9A281942',
    workspaceId: 'default',
    secret: SECRET,
    secretName: '$MPAAS_APP_SECRET',
    otherSecrets: [],
    auth: 'on',
    timestampWindowMinutes: 30,
    seed: 1,
    locale: 'en',
    mocks: '/no/such/folder',
    scenario: undefined,
    backendUrl: undefined,
    backendSigner: undefined,
    faults: [],
    rateLimits: undefined,
    login: undefined,
    authorization: undefined,
    tips: undefined,
    secretFields: [],
    encryption: undefined,
    isJsonp: () => false,
    backendHeaders: undefined,
    ...changes,
  };
}

export function context(changes: Partial<Settings> = {}, model: Model = SHOP): AnswerContext {
  const own = settings(changes);
  const contract = prepareContract(model);
  return {
    settings: own,
    contract,
    requests: new LastRequests(contract),
    mocks: new Mocks({ folder: own.mocks, root: own.mocks, listener: () => undefined }),
    data: createMockData(model, own.seed),
    cache: new TextCache(1_000_000),
    backend: undefined,
    ...createPolicies(own),
  };
}

export interface Signing {
  secret?: string;
  ts?: string;
  type?: SignType;
}

/** The headers of a signed request, in the casing that Android writes. */
export function headersFor(
  operationType: string,
  body: string | Buffer,
  signing: Signing = {},
): Record<string, string> {
  const { secret = SECRET, ts = String(NOW), type = 'md5' } = signing;
  return {
    'Operation-Type': operationType,
    AppId: '84EFA9A281942',
    WorkspaceId: 'default',
    Version: '2',
    Ts: ts,
    signType: type,
    Sign: sign(type, secret, signContent(operationType, Buffer.from(body), ts)),
    'Content-Type': 'application/json',
  };
}
