import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { outlineContract } from '../../../server/src/contracts/outline.ts';
import { operationsIn, operationTypeOf } from '../../../server/src/contracts/outline-search.ts';
import { addOperation } from '../../../server/src/refactor/add-operation.ts';
import { deriveFromPrefix } from '../../../server/src/refactor/derive-from-prefix.ts';
import { extractRequest } from '../../../server/src/refactor/extract-request.ts';
import type { Refactor } from '../../../server/src/refactor/refactoring.ts';
import { writeOutTypes } from '../../../server/src/refactor/write-out-types.ts';
import { applyChanges } from '../../support/apply-changes.ts';
import { EXAMPLES } from '../../support/examples.ts';

/** The contract after a refactoring at `┆`, or nothing where none is offered. */
function refactored(refactor: Refactor, marked: string): string | undefined {
  const start = marked.indexOf('┆');
  const text = marked.replace('┆', '');
  const done = refactor({ text, outline: outlineContract(text), selection: { start, end: start } });
  return done && applyChanges(text, done.changes);
}

function typesIn(text: string): string[] {
  return operationsIn(outlineContract(text)).map(each => {
    return `${each.operation.name.text} ${operationTypeOf(text, each)?.operationType}`;
  });
}

describe('refactorings of contracts', () => {
  it('add an operation behind the last one', () => {
    assert.equal(
      refactored(
        addOperation,
        `export interface A {
  /** @operationType com.example.a.b */
  b┆(): Promise<void>;
}
interface Other { c: string }
`,
      ),
      `export interface A {
  /** @operationType com.example.a.b */
  b(): Promise<void>;

  /**
   * Describe newOperation.
   * @operationType com.example.a.newOperation
   */
  newOperation(request: { id: string }): Promise<void>;
}
interface Other { c: string }
`,
    );
  });

  it('add an operation whose type the prefix gives, under a name that is free', () => {
    assert.equal(
      refactored(
        addOperation,
        '/** @operationPrefix a */\r\ninterface A {\r\n\tnewOperation(): Promise<void>;┆\r\n}\r\n',
      ),
      '/** @operationPrefix a */\r\ninterface A {\r\n\tnewOperation(): Promise<void>;\r\n\r\n' +
        '\t/** Describe newOperation2. */\r\n\tnewOperation2(request: { id: string }): Promise<void>;\r\n}\r\n',
    );
  });

  it('extract the type of a request, with what is said of its fields', () => {
    assert.equal(
      refactored(
        extractRequest,
        `interface A {
  login(request: { /** @minLength 1 */ na┆me: string; next: { a: 1; b: ';' }, map?: Record<string, number> }): Promise<void>;
}
`,
      ),
      `interface A {
  login(request: LoginRequest): Promise<void>;
}

export interface LoginRequest {
  /** @minLength 1 */ name: string;
  next: { a: 1; b: ';' };
  map?: Record<string, number>;
}
`,
    );
  });

  it('extract a type of several lines as it is, under a name that is free', () => {
    assert.equal(
      refactored(
        extractRequest,
        `interface A {
  login(request: {┆
    /** The name. */
    name: string;
    address: {
      street: string;
    };
  }): Promise<void>;
}
interface LoginRequest {}
`,
      ),
      `interface A {
  login(request: LoginRequest2): Promise<void>;
}

export interface LoginRequest2 {
  /** The name. */
  name: string;
  address: {
    street: string;
  };
}
interface LoginRequest {}
`,
    );
  });

  const TAGGED = `/** Things. */
export interface A {
  /** @operationType com.example.a.b */
  b(): Promise<void>;
  /**
   * Does c.
   * @operationType com.example.a.c
   * @checkLogin
   */
  c(): Promise<void>;
  /** @operationType com.example.other */
  d(): Promise<void>;
}
`;
  const PREFIXED = `/**
 * Things.
 * @operationPrefix com.example.a
 */
export interface A {
  b(): Promise<void>;
  /**
   * Does c.
   * @checkLogin
   */
  c(): Promise<void>;
  /** @operationType com.example.other */
  d(): Promise<void>;
}
`;

  it('derive operation types from the prefix that they share, and write them out again', () => {
    assert.equal(refactored(deriveFromPrefix, TAGGED.replace('interface A', 'interface ┆A')), PREFIXED);
    assert.deepEqual(typesIn(PREFIXED), typesIn(TAGGED));
    const back = refactored(writeOutTypes, PREFIXED.replace('Things', 'Th┆ings'));
    assert.equal(
      back,
      TAGGED.replace('/** Things. */', '/**\n * Things.\n */').replace(
        '   * @operationType com.example.a.c\n   * @checkLogin',
        '   * @checkLogin\n   * @operationType com.example.a.c',
      ),
    );
  });

  it('are not offered where they have nothing to do', () => {
    const outside = `┆import type { B } from './b';\n${TAGGED}`;
    for (const refactor of [addOperation, extractRequest, deriveFromPrefix, writeOutTypes]) {
      assert.equal(refactored(refactor, outside), undefined);
    }
    assert.equal(refactored(extractRequest, 'interface A { b┆(request: Named): Promise<void> }'), undefined);
    assert.equal(refactored(deriveFromPrefix, PREFIXED.replace('b()', 'b┆()')), undefined);
    assert.equal(
      refactored(deriveFromPrefix, 'interface A {\n  /** @operationType a.b */\n  b┆(): Promise<void>;\n}'),
      undefined,
    );
    assert.equal(refactored(writeOutTypes, TAGGED.replace('b()', 'b┆()')), undefined);
  });

  it('keep all operation types of the examples, there and back', async () => {
    for (const file of await glob('contracts/*.rpc.ts', { cwd: EXAMPLES, absolute: true })) {
      const text = await readFile(file, 'utf8');
      let changed = text;
      for (const refactor of [writeOutTypes, deriveFromPrefix]) {
        for (const { name } of outlineContract(text).filter(({ place }) => place === 'service')) {
          const at = changed.indexOf(`interface ${name.text}`);
          changed = refactored(refactor, `${changed.slice(0, at)}┆${changed.slice(at)}`) ?? changed;
          assert.deepEqual(typesIn(changed), typesIn(text), file);
        }
      }
    }
  });
});
