import {
  array,
  boolean,
  date,
  declare,
  http,
  literal,
  model,
  nothing,
  number,
  object,
  operation,
  optional,
  property,
  record,
  reference,
  service,
  string,
  takes,
  union,
  unknown,
} from './model-literals.ts';

const LONG = Array.from({ length: 20 }, (_, i) => literal(`an-alternative-${i}`));

/** Names that generated code would use itself, or that the language or a library gives a meaning to. */
const TAKEN = [
  ...['RpcClient', 'CallOptions', 'RpcException', 'Interceptor', 'Rpc', 'createRpc', 'HttpOptions', 'Show'],
  ...['IsoDateTime', 'Promise', 'Record', 'Array', 'String', 'Error', 'Object', 'Map'],
  ...['RequestContext', 'Route', 'NotImplementedError', 'HttpError', 'Handlers', 'createRouter', 'Definitions'],
  ...['createIndex', 'IndexHandler', 'IndexHandlerImpl', 'indexRoutes'],
];

/** Everything that a model may hold, under the worst names that a contract may give it. */
export const awkward = model(
  [
    service(
      'AccountService',
      [
        operation('delete', 'awkward.delete', {
          ...takes(reference('Everything'), { name: 'delete' }),
          result: string,
        }),
        operation('constructor', 'awkward.constructor', { ...takes(string), result: reference('Everything') }),
        operation('get-user', "awkward.it's", {
          description: `Ends */ here, \`$\{not}\` a template\r\nand\n\n  goes on.`,
        }),
        operation('__proto__', 'awkward.proto', { ...takes(number, { optional: true }), result: array(date) }),
        operation('2fa', 'awkward."2fa"', { deprecated: '', result: union(...LONG) }),
        operation('then', 'awkward\\then', { ...takes(union(...LONG), { name: 'options' }), result: record(number) }),
        operation('订单', 'awkward.订单', { ...takes(reference('Body')), result: unknown }),
      ],
      { description: 'Services */ with `every` name.' },
    ),
    service('Con', [operation('a', 'con.a')]),
    service('HTTPOrderService', [
      operation('put', 'http.put', {
        ...takes(object(property('id', number), property('order-id', string), optional('body', boolean))),
        ...http('PUT', '/a/{id}/b'),
        signCheck: false,
        retryable: true,
        timeoutMs: 1,
        result: boolean,
      }),
      operation('post', 'http.post', { ...takes(object(), { optional: true }), ...http('POST', '/p') }),
      operation('all', 'http.all', { ...takes(object(...TAKEN.map(name => optional(name, reference(name))))) }),
    ]),
    service('Index', [operation('a', 'index.a', { ...takes(reference('Promise')), result: reference('IsoDateTime') })]),
    service('_1Service', [operation('b', 'one.b', { result: nothing })]),
    service('accountService', [operation('c', 'small.c', { result: reference('Level') })]),
  ],
  [
    ...TAKEN.map(name => declare(name, object(property('value', string)))),
    declare('Alias', array(union(string, number))),
    declare('Body', object(property('_requestBody', string))),
    declare('Empty', object()),
    declare(
      'Everything',
      object(
        property('text', string, { facets: { minLength: 1, maxLength: 9, pattern: "^'*/\\d$", format: 'email' } }),
        property('amount', number, {
          facets: {
            minimum: 0,
            maximum: 9,
            exclusiveMinimum: -1,
            exclusiveMaximum: 10,
            multipleOf: 0.5,
            integer: true,
          },
        }),
        property('flag', boolean, { facets: { example: true, faker: 'datatype.boolean' } }),
        property('nothing', nothing),
        property('when', date, { deprecated: 'use `text` */' }),
        property('anything', unknown),
        property('one', literal(-1)),
        property('inline', {
          kind: 'enum',
          members: [
            { name: 'A', value: 'a' },
            { name: 'B', value: 2 },
          ],
        }),
        property('list', array(array(union(string, nothing))), {
          facets: { minItems: 1, maxItems: 2, uniqueItems: true },
        }),
        property(
          'enums',
          array({
            kind: 'enum',
            members: [
              { name: 'A', value: 'a' },
              { name: 'B', value: 'b' },
            ],
          }),
        ),
        property('map', record(record(reference('Level')))),
        property(
          'nested',
          object(property('deep', object(optional('deeper', string, { description: 'Said */ here.' })))),
        ),
        property('long', union(...LONG)),
        property('longList', array(union(...LONG))),
        property('level', reference('Level')),
        property('alias', reference('Alias')),
        property('empty', reference('Empty')),
        optional('tree', union(reference('Everything'), nothing)),
        optional('json', reference('Json')),
        property('constructor', string, { facets: { minLength: 1 } }),
        property('toString', number),
        property('__proto__', object(property('hasOwnProperty', string))),
        property('a-b', string),
        property("it's", string),
        property('0', string),
        property('class', string),
        property('名字', string),
      ),
      { description: `Uses every kind of type. */ \`$\{x}\`` },
    ),
    declare('Json', union(string, number, boolean, nothing, array(reference('Json')), record(reference('Json')))),
    declare(
      'Level',
      {
        kind: 'enum',
        members: [
          { name: 'Low', value: -1, description: 'Ends */ here.' },
          { name: 'High', value: 2 },
          { name: 'very-high', value: "it's" },
          { name: '__proto__', value: 'p' },
        ],
      },
      { deprecated: 'use numbers' },
    ),
    declare('Text', string, { facets: { maxLength: 3 } }),
  ],
);
