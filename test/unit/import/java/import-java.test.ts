import assert from 'node:assert/strict';
import { importContracts } from '../../../../server/src/import/import-contracts.ts';
import { readContracts } from '../../../support/imported.ts';
import { printModel } from '../../../support/print-model.ts';
import { withoutSquiggles, withSquiggles } from '../../../support/squiggles.ts';

function importTexts(...texts: string[]) {
  const sources = texts.map((text, index) => ({ file: `/${index}.java`, text }));
  return importContracts(sources, { kind: 'java', prefix: '' });
}

/** What contracts make of Java: the model's lines, and the findings. */
async function read(...texts: string[]) {
  const { contracts, findings } = importTexts(...texts);
  const { model, errors } = await readContracts(contracts);
  assert.deepEqual(errors, []);
  return {
    lines: printModel(model).split('\n'),
    codes: findings.map(({ code }) => code.replace('import/', '')),
    contracts,
  };
}

const SERVICE = 'interface S { @OperationType("a.t") T t(); }';

describe('Java interfaces', () => {
  const fields: [name: string, field: string, expected: string, codes?: string[]][] = [
    ['texts', 'String a; Character b; char c;', 'a?: string; b?: string; c: string'],
    [
      'whole numbers, which are always there unless they are objects',
      'int a; Long b; java.math.BigInteger c;',
      'a: number {"integer":true}; b?: number {"integer":true}; c?: number {"integer":true}',
    ],
    ['other numbers', 'double a; BigDecimal b;', 'a: number; b?: number'],
    ['yes and no', 'boolean a; Boolean b;', 'a: boolean; b?: boolean'],
    [
      'lists and arrays',
      'List<String> a; String[] b; int[][] c; Set<Long> d;',
      'a?: string[]; b?: string[]; c?: Integer[][]; d?: Long[]',
    ],
    [
      'maps',
      'Map<String, List<String>> a; HashMap<Integer, Boolean> b;',
      'a?: Record<string[]>; b?: Record<boolean>',
      ['map-key'],
    ],
    ['what says nothing of what is in it', 'List a; Map b;', 'a?: Json[]; b?: Record<Json>', ['raw-type', 'raw-type']],
    [
      'anything',
      'Object a; JSONObject b; JSONArray c; List<?> d; Optional<String> e;',
      'a?: Json; b?: Record<Json>; c?: Json[]; d?: Json[]; e?: string',
    ],
    ['bounds', 'List<? extends Number> a; List<? super String> b;', 'a?: number[]; b?: string[]'],
    ['bytes', 'byte[] a; List<byte[]> b;', 'a?: string {"format":"byte"}; b?: Base64[]'],
    [
      'days and moments',
      'LocalDate a; Instant b; Date c; java.sql.Timestamp d;',
      'a?: string {"format":"date"}; b?: date; c?: number {"integer":true}; d?: number {"integer":true}',
      ['date'],
    ],
    ['several names', 'String a, b[];', 'a?: string; b?: string[]'],
    [
      'rules',
      '@NotNull @Size(min = 1, max = 3) String a; @NotEmpty List<String> b; @Min(1) @Max(9) int c; @Pattern(regexp = "\\\\d+") String d;',
      'a: string {"minLength":1,"maxLength":3}; b: string[] {"minItems":1}; c: number {"integer":true,"minimum":1,"maximum":9}; d?: string {"pattern":"^\\\\d+$"}',
    ],
    [
      'names in JSON',
      '@JsonProperty("x_y") String a; @SerializedName(value = "z") String b; @JSONField(name = "w") String c;',
      'x_y?: string; z?: string; w?: string',
    ],
    [
      'what is not in JSON',
      'static int A = 1; transient int b; @JsonIgnore int c; @JSONField(serialize = false) int d; String e;',
      'e?: string',
    ],
    [
      'getters without fields',
      'private String a; public String getA() { return a; } public String getNick() { return ""; } public boolean isVip() { return true; } private int getX() { return 1; } public void getNothing() { }',
      'a?: string; nick?: string; vip: boolean',
    ],
    [
      'words that are names',
      'String to; String with; String module; String record;',
      'to?: string; with?: string; module?: string; record?: string',
    ],
    ['itself', 'T parent; List<T> children;', 'parent?: T; children?: T[]'],
  ];
  for (const [name, members, expected, codes = []] of fields) {
    it(`reads fields: ${name}`, async () => {
      const { lines, codes: found } = await read(SERVICE, `class T { ${members} }`);
      assert.equal(
        lines.find(line => line.startsWith('type T ')),
        `type T = { ${expected} }`,
      );
      assert.deepEqual(found, codes);
    });
  }

  const whole: [name: string, texts: string[], expected: string[]][] = [
    [
      'enums',
      [SERVICE, 'enum T { A, @SerializedName("b") B { void f() {} }; int x; }'],
      ['a.t(): T', 'type T = enum {A="A" B="b"}'],
    ],
    [
      'records',
      [SERVICE, 'record T(int a, @NotNull String b) { static int c; }'],
      ['a.t(): T', 'type T = { a: number {"integer":true}; b: string }'],
    ],
    [
      'inheritance',
      [SERVICE, 'class T extends B { int a; } class B { int b; }'],
      ['a.t(): T', 'type T = { b: number {"integer":true}; a: number {"integer":true} }'],
    ],
    [
      'fields that hide others',
      [SERVICE, 'class T extends B<String> { int a; } class B<X> { X a; X b; }'],
      ['a.t(): T', 'type T = { b?: string; a: number {"integer":true} }'],
    ],
    [
      'generics',
      [
        'interface S { @OperationType("a.t") Page<Result<String>> t(); }',
        'class Page<X> { List<X> items; } class Result<Y> { Y data; }',
      ],
      [
        'a.t(): PageOfResultOfString',
        'type PageOfResultOfString = { items?: ResultOfString[] }',
        'type ResultOfString = { data?: string }',
      ],
    ],
    [
      'operation types that are put together',
      [
        'class Names { static final String P = "a." + B.C; } class B { static final String C = "b"; }',
        'interface S { String OWN = Names.P + ".own"; @OperationType(OWN) void a(); @OperationType(value = Names.P) void b(); }',
      ],
      ['a.b.own(): void', 'a.b(): void'],
    ],
    [
      'annotations of calling',
      [
        'interface S { @OperationType("a") @SignCheck("no") @CheckLogin @Retryable void a(); @OperationType("b") @SignCheck void b(); }',
      ],
      ['a(): void [unsigned login retryable]', 'b(): void'],
    ],
    [
      'requests and results of one value',
      [
        'interface S { @OperationType("a") Long a(String id); @OperationType("b") Void b(final int id); @OperationType("c") CompletableFuture<String> c(String... ids); }',
      ],
      [
        'a(string): Long',
        'b(Integer): void',
        'c(string[]): string',
        'type Integer = number {"integer":true}',
        'type Long = number {"integer":true}',
      ],
    ],
    [
      'classes of the same name',
      [
        'package a; import b.T; interface S { @OperationType("a") T a(); @OperationType("b") Outer.T b(); }',
        'package a; class Outer { static class T { int inner; } }',
        'package b; public class T { int imported; }',
      ],
      [
        'a(): T',
        'b(): T2',
        'type T = { imported: number {"integer":true} }',
        'type T2 = { inner: number {"integer":true} }',
      ],
    ],
    [
      "classes that are called as Java's own are",
      [
        'import java.util.List; interface S { @OperationType("a") Date a(); @OperationType("b") List<String> b(); }',
        'class Date { int day; } class List { int own; }',
      ],
      ['a(): Date2', 'b(): string[]', 'type Date2 = { day: number {"integer":true} }'],
    ],
  ];
  for (const [name, texts, expected] of whole) {
    it(`reads ${name}`, async () => {
      assert.deepEqual((await read(...texts)).lines, expected);
    });
  }

  const marked: [name: string, text: string][] = [
    [
      'several parameters',
      `interface S {
  @OperationType("a") void a(String x, int y);
                                           ~ import/parameter
}`,
    ],
    [
      'operation types that are not known',
      `interface S {
  @OperationType(Gone.NAME) void a();
  ~~~~~~~~~~~~~~~~~~~~~~~~~ import/operation-type
  @OperationType("not one") void b();
  ~~~~~~~~~~~~~~~~~~~~~~~~~ import/operation-type
  void c();
       ~ import/operation-type
  default void d() {}
}`,
    ],
    [
      'the same operation type twice',
      `interface S { @OperationType("a") void a(); }
class Impl implements S { @OperationType("a") public void a() {} }
                                                          ~ import/operation-type`,
    ],
    [
      'classes that are not there',
      `interface S { @OperationType("a") Gone<String> a(T t); }
                                  ~~~~~~~~~~~~ import/unknown-class
class T extends framework.Base { Missing b; }
                ~~~~~~~~~~~~~~ import/unknown-class
                                 ~~~~~~~ import/unknown-class`,
    ],
    [
      'generics without types',
      `interface S { @OperationType("a") Page a(); }
                                  ~~~~ import/raw-type
class Page<T> { T t; }`,
    ],
    [
      'types that make new ones of themselves',
      `interface S { @OperationType("a") Page<String> a(); }
class Page<T> { Page<T> same; Box<List<T>> next; }
                              ~~~~~~~~~~~~ import/circular-type
class Box<X> { Page<X> page; }`,
    ],
    [
      'bodies of HTTP APIs',
      `interface S { @OperationType("a") void post(R r); }
                                       ~~~~ import/http
class R { String _requestBody; }`,
    ],
    [
      'what is no Java',
      `interface S { @OperationType("a") void a(); }
class T { int ; }
              ~ import/syntax`,
    ],
    [
      'no operations',
      `class T { }
~ import/no-operations`,
    ],
  ];
  for (const [name, text] of marked) {
    it(`says where: ${name}`, () => {
      const plain = withoutSquiggles(text);
      assert.equal(withSquiggles(plain, importTexts(plain).findings), text);
    });
  }

  it('reads on behind what it does not understand', async () => {
    const { lines } = await read(
      SERVICE,
      'class T { String f(int x) { return switch (x) { case 1 -> "a"; default -> "b"; }; } int a; @X(Foo.class) int b; }',
    );
    assert.equal(lines[1], 'type T = { a: number {"integer":true}; b: number {"integer":true} }');
  });

  it('takes Javadoc for JSDoc', () => {
    const { contracts } = importTexts(`
/**
 * Users &amp; more.<br>See {@link User#getName} and {@code x}.
 *
 * @author nobody
 */
interface S {
  /**
   * Gets one.
   *
   * <ul><li>fast</li> <li>cheap</li></ul>
   * @param id which
   * @return the user, with a {brace
   * @deprecated use @other
   */
  @OperationType("a") String a(String id);
}`);
    assert.equal(
      contracts[0]?.text,
      `/**
 * Users & more.
 * See User.getName and \`x\`.
 */
export interface S {
  /**
   * Gets one.
   *
   * - fast
   * - cheap
   *
   * @operationType a
   * @deprecated use \\@other
   * @param id which
   * @returns the user, with a {brace
   */
  a(request: string): Promise<string>;
}
`,
    );
  });

  it('reads classes that extend each other, which Java does not have', async () => {
    const { lines, codes } = await read(SERVICE, 'class T extends U { int a; } class U extends T { int b; }');
    assert.equal(lines[1], 'type T = { a: number {"integer":true} }');
    assert.deepEqual(codes, ['circular-type']);
  });

  it('stops at classes in classes without end', () => {
    const deep = `${'class A { '.repeat(500)}${'}'.repeat(500)}`;
    assert.equal(importTexts(`interface S { @OperationType("a") void a(); }\n${deep}`).operations, 1);
  });
});
