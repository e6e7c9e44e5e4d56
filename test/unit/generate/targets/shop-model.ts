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
} from './model-literals.ts';

const account = { file: 'contracts/account.rpc.ts' };

/** A model as a shop would have it: what the golden files and the behaviour tests are made from. */
export const shop = model(
  [
    service(
      'AccountService',
      [
        operation('login', 'com.example.account.login', {
          description: 'Signs a user in.',
          ...takes(reference('LoginRequest')),
          result: reference('LoginResult'),
          ...http('POST', '/account/login'),
        }),
        operation('logout', 'com.example.account.logout', { description: 'Signs the user out.', checkLogin: true }),
        operation('ping', 'com.example.account.ping', {
          description: 'Tells whether the service is there. Anybody may ask, without signature.',
          result: string,
          signCheck: false,
          timeoutMs: 2000,
        }),
      ],
      { description: 'Sign-in and profile.', ...account },
    ),
    service(
      'OrderService',
      [
        operation('create', 'com.example.order.create', {
          description: 'Places an order and reserves its items.',
          ...takes(reference('OrderDraft'), { name: 'draft' }),
          result: reference('Order'),
        }),
        operation('get', 'com.example.order.get', {
          description: 'One order with its items.',
          ...takes(object(property('id', string))),
          result: union(reference('Order'), nothing),
          retryable: true,
          ...http('GET', '/orders/{id}'),
        }),
        operation('list', 'com.example.order.list', {
          description: 'Orders of the signed-in user, newest first.',
          ...takes(reference('OrderFilter'), { name: 'filter', optional: true }),
          result: array(reference('Order')),
          retryable: true,
          ...http('GET', '/orders'),
        }),
        operation('update', 'com.example.order.update', {
          description: 'Changes the address or the note of an order that is not shipped yet.',
          deprecated: 'cancel the order and create a new one',
          ...takes(reference('OrderUpdate')),
          result: reference('Order'),
          ...http('PUT', '/orders/{id}'),
        }),
        operation('delete', 'com.example.order.delete', {
          ...takes(object(property('id', string))),
          ...http('DELETE', '/orders/{id}'),
        }),
      ],
      { description: 'Orders, from the draft to the last parcel.' },
    ),
  ],
  [
    declare(
      'Address',
      object(
        property('city', string, { facets: { maxLength: 40, example: '杭州' } }),
        property('street', string),
        optional('postcode', string, { facets: { pattern: '^\\d{6}$' } }),
      ),
    ),
    declare('Category', object(property('name', string), property('children', array(reference('Category')))), {
      description: 'A node of the category tree.',
    }),
    declare(
      'LoginRequest',
      object(
        property('userName', string, { facets: { minLength: 1, example: 'alice' } }),
        property('password', string, { description: 'Never logged.', facets: { minLength: 8 } }),
        optional('device', union(literal('phone'), literal('tablet'))),
      ),
      account,
    ),
    declare(
      'LoginResult',
      object(
        property('userId', number, { facets: { integer: true, minimum: 1 } }),
        property('token', string),
        property('expires', date),
      ),
      account,
    ),
    declare(
      'Order',
      object(
        property('id', string, { description: 'Assigned by the shop.' }),
        property('status', reference('OrderStatus')),
        property('items', array(reference('OrderItem')), { facets: { minItems: 1 } }),
        property('address', reference('Address')),
        property('created', date),
        property('note', union(string, nothing), { facets: { maxLength: 200 } }),
        optional('labels', record(string), { description: 'Free texts of the user, by name.' }),
        optional('category', reference('Category')),
      ),
      { description: 'What a user bought.' },
    ),
    declare(
      'OrderDraft',
      object(
        property('items', array(reference('OrderItem')), { facets: { minItems: 1, maxItems: 50 } }),
        property('address', reference('Address')),
        optional('note', union(string, nothing)),
      ),
    ),
    declare(
      'OrderFilter',
      object(
        optional('status', reference('OrderStatus')),
        optional('page', number, { description: 'From 1.', facets: { integer: true, minimum: 1 } }),
        optional('archived', boolean),
        optional('since', date),
      ),
    ),
    declare(
      'OrderItem',
      object(
        property('sku', string, { facets: { example: 'SKU-1' } }),
        property('quantity', number, { facets: { integer: true, minimum: 1 } }),
        property('price', number, { description: 'In yuan.', facets: { minimum: 0, multipleOf: 0.01 } }),
      ),
    ),
    declare(
      'OrderStatus',
      {
        kind: 'enum',
        members: [
          { name: 'Placed', value: 'PLACED' },
          { name: 'Paid', value: 'PAID', description: 'The payment is confirmed.' },
          { name: 'Shipped', value: 'SHIPPED' },
        ],
      },
      { description: 'How far an order has come.' },
    ),
    declare(
      'OrderUpdate',
      object(
        property('id', string),
        optional('address', reference('Address')),
        optional('note', union(string, nothing)),
      ),
    ),
  ],
);
