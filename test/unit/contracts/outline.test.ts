import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type OutlineNode, outlineContract } from '../../../server/src/contracts/outline.ts';
import {
  documentedAt,
  namedAt,
  nodesOf,
  operationsIn,
  operationTypeOf,
  tagValueOf,
} from '../../../server/src/contracts/outline-search.ts';

const CONTRACT = `import type { Id } from './ids';

/**
 * Sign-in and profile.
 * @operationPrefix com.example.account
 */
export interface AccountService {
  /**
   * Signs in.
   * @operationType com.example.login
   * @http POST /login
   */
  login(request: { /** @minLength 1 */ name: string }): Promise<void>;
  logout: () => Promise<void>;
}

/** A name. @maxLength 9 */
type Name = string | { first: string };
enum Level { Low, High }
interface Empty {}
interface User { id: Id; 'full name'?: Array<{ /** @example 1 */ part: Name }> }
`;

function print(nodes: readonly OutlineNode[], text: string, indent = ''): string {
  return nodes
    .map(node => {
      const tags = node.doc?.tags.map(tag => `@${tag.name}=${text.slice(...spread(tagValueOf(text, tag)))}`) ?? [];
      const request = node.request ? ` takes ${text.slice(node.request.start, node.request.end)}` : '';
      return `${[`${indent}${node.place} ${node.name.text}${request}`, ...tags].join(' ')}\n${print(node.members, text, `${indent}  `)}`;
    })
    .join('');
}

function spread({ start, end }: { start: number; end: number }): [number, number] {
  return [start, end];
}

describe('the outline of a contract', () => {
  it('has all that tags can stand on', () => {
    assert.equal(
      print(outlineContract(CONTRACT), CONTRACT),
      `service AccountService @operationPrefix=com.example.account
  operation login takes { /** @minLength 1 */ name: string } @operationType=com.example.login @http=POST /login
    property name @minLength=1
  operation logout
type Name @maxLength=9
  property first
type Level
type Empty
type User
  property id
  property full name
    property part @example=1
`,
    );
  });

  it('knows operation types from tags and prefixes', () => {
    const outline = outlineContract(CONTRACT);
    assert.deepEqual(
      operationsIn(outline).map(each => {
        const found = operationTypeOf(CONTRACT, each);
        return found && [found.operationType, found.from, CONTRACT.slice(found.at.start, found.at.end)];
      }),
      [
        ['com.example.login', 'tag', 'com.example.login'],
        ['com.example.account.logout', 'prefix', 'logout'],
      ],
    );
  });

  it('finds what an offset is at', () => {
    const outline = outlineContract(CONTRACT);
    const at = (text: string) => CONTRACT.indexOf(text);
    assert.equal(documentedAt(outline, at('Signs in'))?.name.text, 'login');
    assert.equal(documentedAt(outline, at('@minLength'))?.name.text, 'name');
    assert.equal(documentedAt(outline, at('login(')), undefined);
    assert.equal(namedAt(outline, at('logout') + 3)?.name.text, 'logout');
    assert.equal(namedAt(outline, at('Promise')), undefined);
  });

  it('takes any text, and every stretch lies in it', () => {
    const pieces = fc.array(fc.constantFrom(...CONTRACT.split(/(?<=[\s{}();@*])/), '/**', '*/', '{', '"', '`'));
    fc.assert(
      fc.property(pieces, parts => {
        const text = parts.join('');
        for (const { start, end, name, doc } of nodesOf(outlineContract(text))) {
          for (const each of [{ start, end }, name, ...(doc ? [doc, ...doc.tags] : [])]) {
            assert.ok(0 <= each.start && each.start <= each.end && each.end <= text.length);
          }
        }
      }),
    );
  });
});
