import fc from 'fast-check';

/** Names as documents in the wild have them: identifiers, and anything but. */
const NAMES = [
  'Order',
  'order',
  'order-item',
  'Page«Order»',
  'a/b',
  '~tilde',
  '404',
  '订单',
  'Promise',
  'Date',
  'Json',
  'constructor',
];
const FIELDS = ['id', 'name', 'page-size', 'filter[x]', "o'clock", '__proto__', 'default', '名称', 'kind', '*/'];
const WORDS = [
  'plain',
  '@operationType not.ours',
  'see */ there',
  'line\n@http GET /x',
  '`tick',
  '{ open',
  'a @minimum 3',
  '',
];

const component = fc.constantFrom(...NAMES);
const field = fc.constantFrom(...FIELDS);

function referenceTo(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}` };
}

const said = fc.record(
  {
    description: fc.constantFrom(...WORDS),
    title: fc.constantFrom('Order', 'A title'),
    deprecated: fc.boolean(),
    nullable: fc.boolean(),
    readOnly: fc.boolean(),
    default: fc.jsonValue({ maxDepth: 1 }),
    example: fc.jsonValue({ maxDepth: 2 }),
    externalDocs: fc.constant({ url: 'https://example.com/a@b' }),
  },
  { requiredKeys: [] },
);

const rules = fc.record(
  {
    minimum: fc.integer(),
    exclusiveMinimum: fc.oneof(fc.boolean(), fc.integer()),
    multipleOf: fc.constantFrom(0, 1, 0.01, -1),
    minLength: fc.integer({ min: -1, max: 9 }),
    maxLength: fc.constantFrom(5, 'five'),
    pattern: fc.constantFrom('^a{2}$', '^[', '\\', '*/', '^[[]$', '^ @http x$', '^@minimum$', ' padded ', '(?i)x'),
    format: fc.constantFrom('email', 'int64', 'date-time', 'ISO 8601', 'binary', 'byte'),
    minItems: fc.nat(3),
    uniqueItems: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Schemas of all kinds, malformed ones among them. */
const { schema } = fc.letrec<{ schema: unknown }>(tie => {
  const inner = tie('schema');
  const of = (form: fc.Arbitrary<object>) => fc.tuple(said, rules, form).map(([a, b, c]) => ({ ...a, ...b, ...c }));
  const object = fc.record(
    {
      type: fc.constantFrom('object', ['object', 'null']),
      properties: fc.dictionary(field, inner, { maxKeys: 4, noNullPrototype: true }),
      required: fc.array(field, { maxLength: 3 }),
      additionalProperties: fc.oneof(fc.boolean(), inner),
    },
    { requiredKeys: [] },
  );
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      component.map(referenceTo),
      of(
        fc.record({
          type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'file', [
            'string',
            'integer',
            'null',
          ]),
        }),
      ),
      of(
        fc.record({
          enum: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({})), { maxLength: 4 }),
        }),
      ),
      fc.tuple(component, said).map(([name, more]) => ({ ...referenceTo(name), ...more })),
      fc.constantFrom(true, false, {}, null, 'text', { $ref: 'other.yaml#/X' }, { $ref: '#/nowhere' }),
      of(object),
      of(fc.record({ type: fc.constant('array'), items: inner }, { requiredKeys: ['type'] })),
      of(fc.record({ type: fc.constant('array'), prefixItems: fc.array(inner, { maxLength: 3 }) })),
      of(fc.record({ allOf: fc.array(inner, { minLength: 1, maxLength: 3 }) })),
      fc.tuple(object, fc.array(inner, { minLength: 1, maxLength: 3 })).map(([a, allOf]) => ({ ...a, allOf })),
      fc
        .tuple(fc.constantFrom('oneOf', 'anyOf'), object, fc.array(inner, { maxLength: 3 }), fc.boolean())
        .map(([word, base, all, tells]) => ({
          ...base,
          [word]: all,
          ...(tells && { discriminator: { propertyName: 'kind', mapping: { x: 'Order' } } }),
        })),
      of(fc.record({ not: inner, if: inner })),
    ),
  };
});

const media = fc
  .tuple(
    fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'),
    schema,
  )
  .map(([type, value]) => ({ content: { [type]: { schema: value } } }));

const parameter = fc.record({
  name: fc.oneof(field, fc.constantFrom('id', 'order-id')),
  in: fc.constantFrom('path', 'query', 'header', 'cookie', 'body'),
  required: fc.boolean(),
  schema,
  explode: fc.boolean(),
  style: fc.constantFrom('form', 'simple', 'matrix'),
});

const operation = fc.record(
  {
    operationId: fc.constantFrom('list', 'getOrder', 'get-order', 'Get Order', 'delete', '__', '订单'),
    tags: fc.array(fc.constantFrom('order', 'Order', 'order items', '订单', 'con', '../up', ''), { maxLength: 2 }),
    description: fc.constantFrom(...WORDS),
    parameters: fc.array(parameter, { maxLength: 3 }),
    requestBody: fc.tuple(media, fc.boolean()).map(([body, required]) => ({ ...body, required })),
    responses: fc.dictionary(fc.constantFrom('200', '201', '204', 'default', '404', '2XX'), media, { maxKeys: 3 }),
    'x-operation-type': fc.constantFrom('com.example.a', 'not one!', 3),
  },
  { requiredKeys: [] },
);

const item = fc.dictionary(
  fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'query'),
  operation,
  {
    minKeys: 1,
    maxKeys: 3,
  },
);

/** An OpenAPI document that is right on the whole, and odd in its parts. */
export const anyDocument = fc.record({
  openapi: fc.constantFrom('3.0.3', '3.1.0'),
  info: fc.constant({ title: 'Random', version: '1' }),
  paths: fc.dictionary(
    fc.constantFrom('/orders', '/orders/{id}', '/o/{order-id}/{}', '/a b/{id}', 'orders', '/{id}/{id}'),
    item,
    {
      minKeys: 1,
      maxKeys: 3,
    },
  ),
  components: fc.record({
    schemas: fc.dictionary(component, schema, { maxKeys: 5, noNullPrototype: true }),
  }),
});
