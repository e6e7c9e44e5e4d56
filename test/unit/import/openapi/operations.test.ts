import assert from 'node:assert/strict';
import { importContracts } from '../../../../server/src/import/import-contracts.ts';
import { readContracts } from '../../../support/imported.ts';
import { printModel } from '../../../support/print-model.ts';

/** What contracts make of `paths`, and the findings on the way. */
async function operations(paths: string, prefix = 'p') {
  const text = `
openapi: 3.1.0
info: { title: Shop }
paths:
${paths.trim().replace(/^/gm, '  ')}
components:
  schemas:
    User: { properties: { id: { type: integer }, name: { type: string } } }
    Any: { oneOf: [{ $ref: '#/components/schemas/User' }, { type: string }] }
`;
  const { contracts, findings } = importContracts([{ file: '/api.yaml', text }], { kind: 'openapi', prefix });
  const { model, errors } = await readContracts(contracts);
  assert.deepEqual(errors, []);
  const read = model.services.flatMap(service => service.operations);
  return {
    printed: printModel(model).split('\n').slice(0, read.length).join('\n'),
    types: printModel(model)
      .split('\n')
      .slice(read.length)
      .filter(line => !line.startsWith('type Json'))
      .join('\n'),
    messages: findings.map(({ code, message }) => `${code.replace('import/', '')}: ${message}`),
    names: contracts.map(({ name }) => name),
    model,
  };
}

const BODY = (schema: string) =>
  `requestBody: { required: true, content: { application/json: { schema: ${schema} } } }`;
const USER = "{ $ref: '#/components/schemas/User' }";

describe('OpenAPI operations', () => {
  const cases: [name: string, paths: string, printed: string, types: string, messages?: RegExp[]][] = [
    [
      'parameters of path and query',
      `/u/{user-id}: { get: { operationId: get, parameters: [{ name: user-id, in: path, required: true, schema: { type: integer } }, { name: page-size, in: query, schema: { type: integer } }] } }`,
      'p.get GET /u/{userId}(GetRequest): void',
      'type GetRequest = { userId: number {"integer":true}; page-size?: number {"integer":true} }',
    ],
    [
      'parameters that a path shares, and that an operation has otherwise',
      `/u: { parameters: [{ name: a, in: query, schema: { type: string } }, { name: b, in: query, schema: { type: string } }], get: { operationId: get, parameters: [{ name: b, in: query, required: true, schema: { type: boolean } }] } }`,
      'p.get GET /u(GetRequest): void',
      'type GetRequest = { a?: string; b: boolean }',
    ],
    [
      'a body',
      `/u: { post: { operationId: add, ${BODY(USER)} } }`,
      'p.add POST /u(User): void',
      'type User = { id?: number {"integer":true}; name?: string }',
    ],
    [
      'a body that may be missing',
      `/u: { post: { operationId: add, requestBody: { content: { application/json: { schema: ${USER} } } } } }`,
      'p.add POST /u(?User): void',
      'type User = { id?: number {"integer":true}; name?: string }',
    ],
    [
      'a body beside parameters',
      `/u/{key}: { put: { operationId: set, parameters: [{ name: key, in: path, required: true, schema: { type: string } }], ${BODY(USER)} } }`,
      'p.set PUT /u/{key}(SetRequest): void',
      'type SetRequest = { id?: number {"integer":true}; name?: string; key: string }',
    ],
    [
      'a field that is in the path and in the body',
      `/u/{id}: { put: { operationId: set, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], ${BODY(USER)} } }`,
      'p.set PUT /u/{id}(SetRequest): void',
      'type SetRequest = { name?: string; id: string }',
      [/parameter: "id" is a parameter and in the body/],
    ],
    [
      'a query beside a body',
      `/u: { post: { operationId: add, parameters: [{ name: dry, in: query, schema: { type: boolean } }], ${BODY(USER)} } }`,
      'p.add POST /u(AddRequest): void',
      'type AddRequest = { id?: number {"integer":true}; name?: string; dry?: boolean }',
      [/parameter: These parameters travel in the body, and not in the query: dry/],
    ],
    [
      'a body that is a list',
      `/u: { post: { operationId: add, ${BODY(`{ type: array, items: ${USER} }`)} } }`,
      'p.add(User[]): void',
      'type User = { id?: number {"integer":true}; name?: string }',
      [/http: A body that is no object .* without @http: have the backend take POST \/<operation type>/],
    ],
    [
      'a body without known fields beside parameters',
      `/u/{key}: { post: { operationId: add, parameters: [{ name: key, in: path, required: true, schema: { type: string } }], ${BODY("{ $ref: '#/components/schemas/Any' }")} } }`,
      'p.add(AddRequest): void',
      'type AddRequest = { key: string; body: Any }\ntype Any = (User | string)\ntype User = { id?: number {"integer":true}; name?: string }',
      [/http: A body that is no object/],
    ],
    [
      'a list in a query',
      '/u: { get: { operationId: find, parameters: [{ name: ids, in: query, schema: { type: array } }] } }',
      'p.find POST /u(FindRequest): void',
      'type FindRequest = { ids?: Json[] }',
      [/http: The query cannot carry "ids"\. It is imported as POST \/u/],
    ],
    [
      'a list in a query where the path is posted to',
      '/u: { get: { operationId: find, parameters: [{ name: ids, in: query, schema: { type: array } }] }, post: { operationId: add } }',
      'p.find(FindRequest): void\np.add POST /u(): void',
      'type FindRequest = { ids?: Json[] }',
      [/http: .* without @http/],
    ],
    [
      'a list that is one text',
      '/u: { get: { operationId: find, parameters: [{ name: ids, in: query, explode: false, schema: { type: array } }] } }',
      'p.find GET /u(FindRequest): void',
      'type FindRequest = { ids?: string }',
      [/parameter: "ids" is a list that travels as one text/],
    ],
    [
      'JSON in a query',
      '/u: { get: { operationId: find, parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: object } } } }] } }',
      'p.find POST /u(FindRequest): void',
      'type FindRequest = { filter?: Record<Json> }',
      [/http: The query cannot carry "filter"/],
    ],
    [
      'PATCH',
      `/u: { patch: { operationId: change, ${BODY(USER)} } }`,
      'p.change POST /u(User): void',
      'type User = { id?: number {"integer":true}; name?: string }',
      [/http: The gateway has no PATCH\. It is imported as POST \/u/],
    ],
    [
      'a body with DELETE',
      `/u: { delete: { operationId: drop, ${BODY('{ properties: { ids: { type: array } } }')} } }`,
      'p.drop POST /u(DropRequest): void',
      'type DropRequest = { ids?: Json[] }',
      [/http: With DELETE the gateway sends no body/],
    ],
    [
      'headers and cookies',
      '/u: { get: { operationId: get, parameters: [{ name: X-A, in: header }, { name: s, in: cookie }, { name: Accept, in: header }] } }',
      'p.get GET /u(): void',
      '',
      [/parameter: "X-A" is a header/, /parameter: "s" is a cookie/],
    ],
    [
      'paths that parameters do not fit',
      '/u/{a}: { get: { operationId: get, parameters: [{ name: b, in: path, required: true, schema: { type: string } }] } }',
      'p.get GET /u/{a}(GetRequest): void',
      'type GetRequest = { a: string }',
      [/parameter: The path names "a"/, /parameter: "b" is no part of the path/],
    ],
    [
      'paths that the gateway cannot fill',
      "'/u{;a}/x': { get: { operationId: get, parameters: [{ name: ';a', in: path, required: true, style: matrix, schema: { type: string } }] } }",
      'p.get(GetRequest): void',
      'type GetRequest = { a: string }',
      [/http: The gateway cannot fill the path/],
    ],
    [
      'paths with other characters',
      '/订单/a b: { get: { operationId: get } }',
      'p.get GET /%E8%AE%A2%E5%8D%95/a%20b(): void',
      '',
    ],
    [
      'a form',
      '/u: { post: { operationId: add, requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { properties: { a: { type: string } } } } } } } }',
      'p.add POST /u form(AddRequest): void',
      'type AddRequest = { a?: string }',
    ],
    [
      'a form with files in it',
      '/u: { post: { operationId: add, requestBody: { required: true, content: { multipart/form-data: { schema: { properties: { a: { type: string } } } } } } } }',
      'p.add POST /u(AddRequest): void',
      'type AddRequest = { a?: string }',
      [/media-type: This is a form/],
    ],
    [
      'a form beside parameters of the path',
      '/u/{id}: { put: { operationId: change, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], requestBody: { content: { application/x-www-form-urlencoded: { schema: { properties: { a: { type: string } } } } } } } }',
      'p.change PUT /u/{id} form(ChangeRequest): void',
      'type ChangeRequest = { id: string; a?: string }',
      [/parameter: The body is optional/],
    ],
    [
      'a form that has no fields',
      '/u: { post: { operationId: add, requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: array, items: { type: string } } } } } } }',
      'p.add(string[]): void',
      '',
      [/http: /],
    ],
    [
      'what is no JSON',
      '/u: { post: { operationId: add, requestBody: { content: { image/png: {} } }, responses: { 200: { content: { text/csv: {} } } } } }',
      'p.add POST /u(): void',
      '',
      [/media-type: image\/png cannot travel/, /media-type: text\/csv cannot travel/],
    ],
    [
      'JSON of another name',
      '/u: { get: { operationId: get, responses: { 200: { content: { "application/problem+json; charset=utf-8": { schema: { type: string } } } } } } }',
      'p.get GET /u(): string',
      '',
    ],
    [
      'several answers of success',
      `/u: { get: { operationId: get, responses: { 201: { content: { application/json: { schema: ${USER} } } }, 202: { content: { application/json: { schema: { type: string } } } }, 203: { content: { application/json: { schema: ${USER} } } } } } }`,
      'p.get GET /u(): User',
      'type User = { id?: number {"integer":true}; name?: string }',
      [/response: .* what 202 gives is left out/],
    ],
    [
      'an answer of any status',
      `/u: { get: { operationId: get, responses: { default: { content: { application/json: { schema: ${USER} } } } } } }`,
      'p.get GET /u(): User',
      'type User = { id?: number {"integer":true}; name?: string }',
    ],
    [
      'rules of a whole answer, which get a name',
      '/u: { get: { operationId: get, responses: { 200: { content: { application/json: { schema: { type: array, maxItems: 3 } } } } } } }',
      'p.get GET /u(): GetResult',
      'type GetResult = Json[] {"maxItems":3}',
    ],
    [
      'no operation id',
      '/users/{id}/pets: { get: {} }',
      'p.getUsersByIdPets GET /users/{id}/pets(GetUsersByIdPetsRequest): void',
      'type GetUsersByIdPetsRequest = { id: string }',
      [/parameter: The path names "id"/],
    ],
    [
      'odd operation ids',
      '/a: { get: { operationId: Get All } }\n/b: { get: { operationId: get-all } }\n/c: { get: { operationId: 取 } }',
      'p.Get_All GET /a(): void\np.get-all GET /b(): void\np.getC GET /c(): void',
      '',
    ],
    [
      'operation types of its own, and the same twice',
      '/a: { get: { x-operation-type: com.a } }\n/b: { get: { x-operation-type: com.a } }\n/c: { get: { operationId: c, x-operation-type: not one } }',
      'com.a GET /a(): void\ncom.a2 GET /b(): void\np.c GET /c(): void',
      '',
      [/operation-type: Another operation has .* "com\.a2"/, /operation-type: x-operation-type takes letters/],
    ],
    [
      'what extensions say of calling',
      '/a: { get: { operationId: a, x-sign-check: false, x-check-login: true, x-retryable: true, x-timeout: 500 } }\n/b: { get: { operationId: b, x-timeout: soon } }',
      'p.a GET /a(): void [unsigned login retryable 500ms]\np.b GET /b(): void',
      '',
      [/malformed: x-timeout/],
    ],
  ];
  for (const [name, paths, printed, types, messages = []] of cases) {
    it(name, async () => {
      const read = await operations(paths);
      assert.equal(read.printed, printed);
      assert.equal(read.types, types);
      assert.equal(read.messages.length, messages.length, read.messages.join('\n'));
      for (const [index, message] of messages.entries()) assert.match(read.messages[index] ?? '', message);
    });
  }

  it('makes a service and a contract of each tag, and one of what several need', async () => {
    const { names, model } = await operations(`
/a: { get: { tags: [user], operationId: a, responses: { 200: { content: { application/json: { schema: ${USER} } } } } } }
/b: { get: { tags: [Order items, user], operationId: b, responses: { 200: { content: { application/json: { schema: ${USER} } } } } } }
/c: { get: { operationId: c } }
`);
    assert.deepEqual(names, ['user.rpc.ts', 'order-items.rpc.ts', 'shop.rpc.ts', 'types.rpc.ts']);
    assert.deepEqual(
      model.services.map(service => service.name),
      ['OrderItemsService', 'ShopService', 'UserService'],
    );
  });

  it('gives the bare id where there is no prefix', async () => {
    assert.equal((await operations('/a: { get: { operationId: list } }', '')).printed, 'list GET /a(): void');
  });

  it('has optional what only the other side sends', async () => {
    const { types } = await operations(`
/a:
  post:
    operationId: a
    ${BODY('{ required: [id, secret], properties: { id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true } } }')}
/b: { get: { operationId: b, responses: { 200: { content: { application/json: { schema: { required: [id, secret], properties: { id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true } } } } } } } } }
`);
    assert.equal(
      types,
      'type ARequest = { id?: string; secret: string }\ntype BResult = { id: string; secret?: string }',
    );
  });
});
