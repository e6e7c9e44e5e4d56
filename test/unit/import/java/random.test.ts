import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importContracts } from '../../../../server/src/import/import-contracts.ts';
import { complaintsOfTypeScript, readContracts } from '../../../support/imported.ts';

const CLASSES = ['Order', 'Page', 'Json', 'Promise', 'Date', 'Integer', 'Line', 'Missing'];
const FIELDS = ['id', 'name', 'to', '$x', 'default_', 'getX', '名称', 'constructor'];
const RULES = [
  '',
  '@NotNull ',
  '@Size(min = 1, max = 2) ',
  '@Pattern(regexp = "*/ @http (") ',
  '@JsonProperty("a-b") ',
  '@Min(-1) ',
  '@X(Foo.class) ',
];
const DOCS = [
  '',
  '/** @operationType x */',
  '/** A {brace and @minimum 3. */',
  '// no doc\n',
  '/** <p>&lt;b&gt; {@link A#b c} */',
];

const { type } = fc.letrec<{ type: string }>(tie => ({
  type: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'String',
      'int',
      'Long',
      'boolean',
      'Object',
      'byte[]',
      'Date',
      'java.util.Date',
      'UUID',
      'BigDecimal',
      'List',
      'T',
    ),
    fc.constantFrom(...CLASSES),
    tie('type').map(inner => `List<${inner}>`),
    tie('type').map(inner => `Map<String, ${inner}>`),
    tie('type').map(inner => `Page<? extends ${inner}>`),
    tie('type').map(inner => `${inner}[]`),
  ),
}));

const member = fc
  .tuple(fc.constantFrom(...DOCS), fc.constantFrom(...RULES), type, fc.constantFrom(...FIELDS), fc.boolean())
  .map(([doc, rule, of, name, isGetter]) =>
    isGetter
      ? `${doc} ${rule}public ${of} get${name.toUpperCase()}() { return null; }`
      : `${doc} ${rule}private ${of} ${name};`,
  );

const declaration = fc
  .tuple(
    fc.constantFrom(...DOCS),
    fc.constantFrom('class', 'abstract class', 'interface', 'enum', 'record'),
    fc.constantFrom(...CLASSES.slice(0, -1)),
    fc.option(type),
    fc.array(member, { maxLength: 5 }),
  )
  .map(([doc, kind, name, base, members]) => {
    const generic = name === 'Page' ? '<T>' : '';
    if (kind === 'enum') return `${doc} enum ${name} { A, /** b */ B }`;
    if (kind === 'record') return `${doc} record ${name}${generic}(int x, List<Order> y) {}`;
    const extension = base && !/^(?:int|boolean|T)$|\[/.test(base) ? ` extends ${base}` : '';
    return `${doc} ${kind} ${name}${generic}${extension} { ${members.join('\n')} }`;
  });

const operation = fc
  .tuple(fc.constantFrom(...DOCS), fc.nat(9), type, fc.option(type))
  .map(
    ([doc, id, result, request]) =>
      `${doc}\n@OperationType("com.example.o${id}") ${result} m${id}(${request ? `${request} r` : ''});`,
  );

const sources = fc.tuple(fc.array(declaration, { maxLength: 6 }), fc.array(operation, { minLength: 1, maxLength: 5 }));

describe('any Java sources', function () {
  this.timeout(120_000);

  it('become contracts that the reader and TypeScript take', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async ([declarations, operations]) => {
        const texts = [...declarations, `interface Facade { ${operations.join('\n')} }`];
        const files = texts.map((text, index) => ({ file: `/${index}.java`, text }));
        const { contracts, operations: count } = importContracts(files, { kind: 'java', prefix: '' });
        const shown = [...texts, ...contracts.map(({ text }) => text)].join('\n');
        const { errors, model } = await readContracts(contracts);
        assert.deepEqual(
          errors.map(({ code, message }) => `${code} ${message}`),
          [],
          shown,
        );
        assert.deepEqual(complaintsOfTypeScript(contracts), [], shown);
        assert.equal(model.services.flatMap(service => service.operations).length, count);
      }),
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  });
});
