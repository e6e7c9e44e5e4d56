import assert from 'node:assert/strict';
import { importContracts } from '../../../../server/src/import/import-contracts.ts';
import { withoutSquiggles, withSquiggles } from '../../../support/squiggles.ts';

function importOne(text: string, file = '/api.yaml') {
  return importContracts([{ file, text }], { kind: 'openapi', prefix: '' });
}

const OPERATIONS = 'paths: { /a: { get: { operationId: a, responses: { 204: {} } } } }';

describe('OpenAPI documents', () => {
  const marked: [name: string, text: string, file?: string][] = [
    [
      'YAML that is none',
      `openapi: 3.1.0
paths: {
        ~ import/syntax`,
    ],
    [
      'JSON that is none',
      `{ "openapi": "3.1.0", }
                      ~ import/syntax`,
      '/api.json',
    ],
    [
      'Swagger 2',
      `swagger: '2.0'
         ~~~~~ import/version
paths: {}`,
    ],
    [
      'something else',
      `name: mpaas
~ import/version`,
    ],
    [
      'a version that nobody knew',
      `openapi: 3.9.0
         ~~~~~ import/version
${OPERATIONS}`,
    ],
    [
      'nothing to import',
      `openapi: 3.1.0
paths: {}
~~~~~ import/no-operations`,
    ],
    [
      'references to other documents and to nothing',
      `openapi: 3.1.0
paths:
  /a:
    get:
      parameters: [{ $ref: 'other.yaml#/p' }]
                           ~~~~~~~~~~~~~~~ import/remote-reference
      responses: { 200: { $ref: '#/components/responses/Gone' } }
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ import/reference
  /b: { $ref: 'https://example.com/b.yaml' }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ import/remote-reference`,
    ],
    [
      'references that lead to each other',
      `openapi: 3.1.0
paths:
  /a: { get: { responses: { 200: { $ref: '#/components/responses/A' } } } }
components:
  responses:
    A: { $ref: '#/components/responses/B' }
    B: { $ref: '#/components/responses/A' }
    ~ import/reference`,
    ],
    [
      'a name that stands twice',
      `{ "openapi": "3.1.0", "openapi": "3.0.0",
                      ~~~~~~~~~ import/repeated-key
  "paths": { "/a": { "get": { "operationId": "a" } } } }`,
      '/api.json',
    ],
    [
      'everything that contracts have no place for',
      `openapi: 3.1.0
servers: [{ url: https://example.com/v1 }]
          ~ import/server
webhooks: { paid: { post: {} } }
~~~~~~~~ import/webhook
paths:
  /a:
    get:
      operationId: a
      responses:
        200: { headers: { X-A: {} }, links: { l: {} }, content: { application/json: { example: 1 } } }
                          ~~~ import/response-header
                                              ~ import/link
                                                                                               ~ import/example
        404: {}
        ~~~ import/error-response
        500: {}
      callbacks: { c: {} }
                   ~ import/callback
    options: {}
    ~~~~~~~ import/verb
components: { securitySchemes: { s: {} } }
              ~~~~~~~~~~~~~~~ import/security`,
    ],
  ];
  for (const [name, text, file] of marked) {
    it(`says where: ${name}`, () => {
      const plain = withoutSquiggles(text);
      assert.equal(withSquiggles(plain, importOne(plain, file).findings), text);
    });
  }

  it('says of one document what it says, and imports the other', () => {
    const sources = [
      { file: '/a.yaml', text: 'openapi: [' },
      { file: '/b.yaml', text: `openapi: 3.1.0\n${OPERATIONS}` },
    ];
    const { contracts, findings, operations } = importContracts(sources, { kind: 'openapi', prefix: '' });
    assert.deepEqual([contracts.length, operations], [1, 1]);
    assert.deepEqual(
      findings.map(({ file, code }) => [file, code]),
      [['/a.yaml', 'import/syntax']],
    );
  });

  it('keeps names of several documents apart', () => {
    const text = `openapi: 3.1.0\ninfo: { title: Shop }\n${OPERATIONS}`;
    const { contracts } = importContracts(
      [
        { file: '/a.yaml', text },
        { file: '/b.yaml', text },
      ],
      {
        kind: 'openapi',
        prefix: 'com.example',
      },
    );
    assert.deepEqual(
      contracts.map(({ name }) => name),
      ['shop.rpc.ts', 'shop-service2.rpc.ts'],
    );
    assert.match(contracts[1]?.text ?? '', /interface ShopService2 .*@operationType com\.example\.a2$/ms);
  });

  describe('without end', () => {
    const chain = (count: number, line: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => line(index)).join('\n');
    const cases: [name: string, text: string, code: string, file?: string][] = [
      ['deep JSON', `{ "openapi": ${'['.repeat(100_000)}`, 'too-deep', '/api.json'],
      ['deep YAML', `openapi: ${'['.repeat(3_000)}${']'.repeat(3_000)}`, 'too-deep'],
      ['an alias of what it is in', 'openapi: 3.1.0\npaths: &p { /a: *p }', 'too-deep'],
      [
        'aliases of aliases, looked at again and again',
        `openapi: 3.1.0\nx-0: &x0 { type: object, properties: { a: { type: string } } }\n${chain(40, index => `x-${index + 1}: &x${index + 1} { allOf: [*x${index}, *x${index}] }`)}\n${OPERATIONS}\ncomponents: { schemas: { S: *x40 } }`,
        'too-large',
      ],
      [
        'objects that are merged again and again',
        `openapi: 3.1.0\nx-big: &big\n${chain(2_000, index => `  k${index}: 1`)}\nx-all:\n${chain(600, index => `  m${index}: { <<: *big }`)}`,
        'too-large',
      ],
      [
        'types that extend types that extend types',
        `openapi: 3.1.0\n${OPERATIONS}\ncomponents:\n  schemas:\n${chain(2_000, index => `    S${index}: { allOf: [{ $ref: '#/components/schemas/S${index + 1}' }, { required: [a] }] }`)}`,
        'too-deep',
      ],
    ];
    for (const [name, text, code, file] of cases) {
      it(`stops at ${name}`, () => {
        const { contracts, findings } = importOne(text, file);
        assert.deepEqual(contracts, []);
        assert.ok(
          findings.some(finding => finding.code === `import/${code}`),
          JSON.stringify(findings.slice(0, 3)),
        );
      });
    }

    it('does not say more than anybody reads', () => {
      const parameters = chain(1_500, index => `        - { name: h${index}, in: header }`);
      const { findings } = importOne(`openapi: 3.1.0\npaths:\n  /a:\n    get:\n      parameters:\n${parameters}`);
      assert.equal(findings.length, 1_001);
      assert.equal(findings.at(-1)?.code, 'import/too-many');
    });
  });

  it('merges what YAML merges', () => {
    const { contracts, findings } = importOne(`
openapi: 3.1.0
x-base: &base { operationId: a, description: Both }
paths: { /a: { get: { <<: *base, operationId: b } } }
`);
    assert.deepEqual(findings, []);
    assert.match(contracts[0]?.text ?? '', /\* Both\n.*\n.*@operationType b\n/);
  });

  it('merges nothing from what is no object, and by no name in quotes', () => {
    const { contracts, findings } = importOne(`
openapi: 3.1.0
paths: { /a: { get: { operationId: a, parameters: [{ name: b, in: query, schema: { default: { <<: x, "<<": { c: 1 } } } }] } } }
`);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.match(contracts[0]?.text ?? '', /@default \{"<<":\{"c":1\}\}/);
  });

  it('reads a parameter whose type is nothing but itself or null', () => {
    const { findings } = importOne(`
openapi: 3.0.3
paths: { /a: { get: { operationId: a, parameters: [{ name: b, in: query, schema: { $ref: '#/components/schemas/B' } }] } } }
components: { schemas: { B: { nullable: true, $ref: '#/components/schemas/B' } } }
`);
    assert.ok(findings.length > 0);
  });
});
