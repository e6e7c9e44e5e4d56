import assert from 'node:assert/strict';
import { parseDocComment } from '../../../server/src/contracts/doc-comment.ts';
import {
  readHttpMapping,
  readOperationPrefix,
  readOperationType,
  readPolicy,
} from '../../../server/src/contracts/operation-tags.ts';

/** What is read from tags, and the tags that are told of, with the message. */
function read<T>(
  tags: string,
  reading: (doc: ReturnType<typeof parseDocComment>, malformed: (tag: { name: string }, message: string) => void) => T,
) {
  const comment = `/** ${tags} */`;
  const told: string[] = [];
  const value = reading(parseDocComment(comment, 0, comment.length), ({ name }, message) =>
    told.push(`@${name}: ${message}`),
  );
  return { value, told };
}

const BAD_HTTP = '@http: @http takes one of GET, POST, PUT, DELETE, HEAD and a path: @http GET /orders/{id}.';
const BAD_TIMEOUT = '@timeout: @timeout takes milliseconds: @timeout 5000.';
const BAD_PREFIX =
  '@operationPrefix: @operationPrefix takes letters, digits, "_", "-" and ".", as in com.example.account.';
const BAD_TYPE =
  '@operationType: @operationType takes letters, digits, "_", "-" and ".", as in com.example.account.login.';
const BAD_SIGN_CHECK = '@signCheck: @signCheck takes "no" to switch the check off; operations are signed by default.';

describe('tags of operations', () => {
  for (const [tags, wanted, ...told] of [
    ['', undefined],
    ['@operationPrefix com.example', 'com.example'],
    ['@operationPrefix com.example.', 'com.example'],
    ['@operationPrefix a @operationPrefix b', 'a'],
    ['@operationPrefix com example', undefined, BAD_PREFIX],
  ] as const) {
    it(`the prefix of "${tags}" is ${wanted}`, () =>
      assert.deepEqual(read(tags, readOperationPrefix), { value: wanted, told }));
  }

  for (const [tags, prefix, wanted, ...told] of [
    ['', undefined, undefined],
    ['', 'com.example', 'com.example.get'],
    ['@operationType com.shop.get-1', 'com.example', 'com.shop.get-1'],
    ['@operationType com.shop.get', undefined, 'com.shop.get'],
    ['@operationType a @operationType b', undefined, 'a'],
    ['@operationType has spaces', 'com.example', undefined, BAD_TYPE],
  ] as const) {
    it(`the type of "${tags}" with the prefix ${prefix} is ${wanted}`, () =>
      assert.deepEqual(
        read(tags, (doc, malformed) => readOperationType(doc, prefix, 'get', malformed)),
        { value: wanted, told },
      ));
  }

  const mappings: [tags: string, wanted: string, ...told: string[]][] = [
    ['', 'POST /shop.get [] by default'],
    ['@http get /orders', 'GET /orders []'],
    ['@http GET   /orders/{id}/items/{_no2}', 'GET /orders/{id}/items/{_no2} [id,_no2]'],
    ["@http GET /-._~%20!$&'()*+,;=:@/", "GET /-._~%20!$&'()*+,;=:@/ []"],
    ['@http PUT /a @consumes form', 'PUT /a [] form'],
    ['@http PUT /a @consumes json', 'PUT /a []'],
    [
      '@http PUT /a @consumes xml',
      'PUT /a []',
      '@consumes: @consumes takes "form" for application/x-www-form-urlencoded; bodies are JSON by default.',
    ],
  ];
  for (const [tags, wanted, ...told] of mappings) {
    it(`"${tags}" is ${wanted}${told.length > 0 ? ', and is told of' : ''}`, () => {
      const { value, told: all } = read(tags, (doc, malformed) => readHttpMapping(doc, 'shop.get', malformed));
      const { method, path, pathParameters, explicit, form } = value;
      const end = `${explicit ? '' : ' by default'}${form ? ' form' : ''}`;
      assert.equal(`${method} ${path} [${pathParameters}]${end}`, wanted);
      assert.deepEqual(all, told);
    });
  }

  for (const [value, what] of [
    ['', 'nothing'],
    ['GET', 'no path'],
    ['FETCH /a', 'an unknown method'],
    ['GET a/b', 'a path without its first slash'],
    ['GET /a?b', 'a query'],
    ['GET /a {id}', 'a path in two parts'],
    ['GET /a/{id', 'an open brace'],
    ['GET /a/{1}', 'a parameter that is no name'],
    ['GET /a/{}', 'a parameter without a name'],
  ] as const) {
    it(`"@http ${value}", ${what}, is told of and POST by default`, () => {
      const { value: mapping, told } = read(`@http ${value}`, (doc, malformed) =>
        readHttpMapping(doc, 'shop.get', malformed),
      );
      assert.deepEqual(mapping, { method: 'POST', path: '/shop.get', pathParameters: [], explicit: false });
      assert.deepEqual(told, [BAD_HTTP]);
    });
  }

  const signed = { signCheck: true, checkLogin: false, retryable: false };
  for (const [tags, wanted, ...told] of [
    ['', {}],
    ['@signCheck', {}],
    ['@signCheck yes', {}],
    ['@signCheck no', { signCheck: false }],
    ['@signCheck off', {}, BAD_SIGN_CHECK],
    ['@checkLogin @retryable', { checkLogin: true, retryable: true }],
    ['@checkLogin is not for nobody, no', { checkLogin: true }],
    ['@checkLogin Nobody else may.', { checkLogin: true }],
    ['@checkLogin Off', {}, '@checkLogin: @checkLogin stands alone. Leave it out where it does not hold.'],
    ['@retryable false', {}, '@retryable: @retryable stands alone. Leave it out where it does not hold.'],
    ['@timeout 5000', { timeoutMs: 5000 }],
    ['@timeout 0', {}, BAD_TIMEOUT],
    ['@timeout -5', {}, BAD_TIMEOUT],
    ['@timeout 5s', {}, BAD_TIMEOUT],
    ['@timeout', {}, BAD_TIMEOUT],
  ] as const) {
    it(`"${tags}" is ${JSON.stringify(wanted)}${told.length > 0 ? ', and is told of' : ''}`, () =>
      assert.deepEqual(read(tags, readPolicy), { value: { ...signed, ...wanted }, told }));
  }
});
