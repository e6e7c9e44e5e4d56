import { assertFindings } from '../contracts.ts';

describe('limits of MPC interfaces', () => {
  it('rpc/nested-container: no list or map in another, through names too', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  a(r: R): Promise<string[][]>;
  ~ rpc/nested-container
  b(): Promise<Record<string, number>>;
}
interface R {
  deep: Record<string, string[]>;
  ~~~~ rpc/nested-container
  named: Names[];
  ~~~~~ rpc/nested-container
  maybe: (Names | null)[];
  ~~~~~ rpc/nested-container
  fine: { names: Names }[];
}
type Names = string[];`,
    ));

  it('rpc/reserved-property-name: no property that iOS has itself', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A { a(r: R): Promise<{ data: string }> }
                                        ~~~~ rpc/reserved-property-name
interface R {
  description?: string;
  ~~~~~~~~~~~ rpc/reserved-property-name
  dataset: string;
}`,
    ));

  it('concern no HTTP APIs', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */
  a(r: { description: string; deep: string[][] }): void;
}`,
    ));
});

describe('limits of data models', () => {
  it('look through types that are made of themselves', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */
  a(r: { tree: Tree; json: Json }): void;
                     ~~~~ rpc/map-in-data-model
}
type Tree = Tree[];
type Json = string | Json[] | Record<string, Json>;
     ~~~~ rpc/mixed-type`,
    ));

  it('rpc/map-in-data-model: no map as a field, in requests and results', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */
  a(r: R): Promise<{ counts: Record<string, number>[] | null }>;
                     ~~~~~~ rpc/map-in-data-model
}
interface R {
  labels?: Labels;
  ~~~~~~ rpc/map-in-data-model
}
interface Labels { [key: string]: string }`,
    ));

  it('rpc/map-in-data-model: a map as a whole body is fine, and so are maps of MPC interfaces', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http GET /a */
  a(): Promise<Record<string, string>>;
  b(r: { labels: Record<string, string> }): void;
}`,
    ));

  it('rpc/data-model-name: letters, digits and underscores', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */
  a(r: $R): Promise<Straße_2>;
  b(): Promise<$Other>;
}
interface $R { kind: $Kind; r: _R2 }
          ~~ rpc/data-model-name
interface Straße_2 { a: string }
          ~~~~~~~~ rpc/data-model-name
type $Kind = 'a' | 'b';
interface _R2 { a: string }
interface $Other { a: string }`,
    ));
});

describe('limits of both', () => {
  it('rpc/mixed-type: one type at each place', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */
  a(r: { id: string | number; no: 1 | 2 | null }): void;
         ~~ rpc/mixed-type
  b(r: R): Promise<string | null>;
}
interface R {
  shape: Circle | Square | null;
  ~~~~~ rpc/mixed-type
  at: Date | string;
  list: (string | { a: string })[];
  ~~~~ rpc/mixed-type
  same: Circle | Circle2;
}
interface Circle { radius: number }
type Circle2 = Circle;
interface Square { side: number }
enum Other { a = 1, b = 'b' }
     ~~~~~ rpc/mixed-type
/** @operationPrefix com.example.b */
export interface B { a(): Promise<Other | null> }`,
    ));
});
