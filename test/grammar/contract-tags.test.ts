import assert from 'node:assert/strict';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import { CONTRACT_TAGS } from '../../server/src/catalog/contract-tags.ts';
import { grammarWithInjections, withoutScopes, withScopes } from './tokenize.ts';

/** What of VS Code's TypeScript grammar the injection meets: doc comments, and examples of code in them. */
const TYPESCRIPT: IRawGrammar = {
  scopeName: 'source.ts',
  patterns: [{ include: '#comment' }, { match: "'[^']*'", name: 'string.quoted.single.ts' }],
  repository: {
    comment: {
      begin: '/\\*\\*(?!/)',
      end: '\\*/',
      name: 'comment.block.documentation.ts',
      patterns: [{ include: '#example' }, { include: '#tag' }],
    },
    example: {
      begin: '((@)example)\\s+',
      end: '(?=@|\\*/)',
      name: 'meta.example.jsdoc',
      patterns: [
        { match: '^\\s\\*\\s+' },
        { match: '[^\\s@*](?:[^*]|\\*[^/])*', captures: { 0: { name: 'source.embedded.ts' } } },
      ],
    },
    tag: { match: '(@)[A-Za-z]\\w*(?=\\s+)', name: 'storage.type.class.jsdoc' },
  } as unknown as IRawGrammar['repository'],
};

describe('the grammar of contract tags', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await grammarWithInjections(TYPESCRIPT);
  });

  /** Marked text: `~~~ scope` stands under what has a scope of ours. */
  const colours = (name: string, marked: string) =>
    it(name, () => assert.equal(withScopes(withoutScopes(marked), grammar), marked));

  colours(
    'tells the tags of operations and their values',
    `
/**
 * Places an order.
 * @operationType com.example.order.create
    ~~~~~~~~~~~~~ keyword.other.tag
                  ~~~~~~~~~~~~~~~~~~~~~~~~ entity.name.function.operation-type
 * @http POST /carts/{cartId}/orders/{id}
    ~~~~ keyword.other.tag
         ~~~~ constant.language.http-method
              ~~~~~~~ string.unquoted.path
                     ~ punctuation.definition.parameter.begin
                      ~~~~~~ variable.parameter.path
                            ~ punctuation.definition.parameter.end
                             ~~~~~~~~ string.unquoted.path
                                     ~ punctuation.definition.parameter.begin
                                      ~~ variable.parameter.path
                                        ~ punctuation.definition.parameter.end
 * @consumes form
    ~~~~~~~~ keyword.other.tag
             ~~~~ constant.language.choice
 * @signCheck no
    ~~~~~~~~~ keyword.other.tag
              ~~ constant.language.choice
 * @checkLogin
    ~~~~~~~~~~ keyword.other.tag
 * @timeout 10000
    ~~~~~~~ keyword.other.tag
            ~~~~~ constant.numeric
 */
`,
  );

  colours(
    'tells them in a comment of one line',
    `
/** @operationPrefix com.example.order */
     ~~~~~~~~~~~~~~~ keyword.other.tag
                     ~~~~~~~~~~~~~~~~~ entity.name.namespace.operation-prefix
/** @minLength 1 @maxLength 64 @pattern ^[a-z*]+$ @example "alice" */
     ~~~~~~~~~ keyword.other.tag
               ~ constant.numeric
                  ~~~~~~~~~ keyword.other.tag
                            ~~ constant.numeric
                                ~~~~~~~ keyword.other.tag
                                        ~~~~~~~~~ string.regexp
                                                   ~~~~~~~ keyword.other.tag
                                                           ~~~~~~~ string.quoted.double.json
/** The name. @faker person.fullName @format email*/
               ~~~~~ keyword.other.tag
                     ~~~~~~~~~~~~~~~ support.function.faker
                                      ~~~~~~ keyword.other.tag
                                             ~~~~~ constant.language.choice
/** @http GET /health*/ 'code again'
     ~~~~ keyword.other.tag
          ~~~ constant.language.http-method
              ~~~~~~~ string.unquoted.path
`,
  );

  colours(
    'tells JSON in examples, over several lines too',
    `
/**
 * @example { "id": -1.5e3, "tags": ["a\\"b", null, true] }
    ~~~~~~~ keyword.other.tag
              ~~~~ support.type.property-name.json
                    ~~~~~~ constant.numeric.json
                            ~~~~~~ support.type.property-name.json
                                     ~~ string.quoted.double.json
                                       ~~ constant.character.escape.json
                                         ~~ string.quoted.double.json
                                             ~~~~ constant.language.json
                                                   ~~~~ constant.language.json
 * @example [
    ~~~~~~~ keyword.other.tag
 *   1
     ~ constant.numeric.json
 * ]
 * @minItems 1
    ~~~~~~~~ keyword.other.tag
             ~ constant.numeric
 */
`,
  );

  colours(
    'leaves values of no use, prose and other tags alone',
    `
/**
 * Mail to alice@http.example, see {@link http} and \`@timeout 5\`.
 * @http FETCH /orders
    ~~~~ keyword.other.tag
 * @timeout soon
    ~~~~~~~ keyword.other.tag
 * @timeouts 5 @httpMethod GET
 * @param http GET /orders
 */
// @http GET /orders
'@http GET /orders'
`,
  );

  colours(
    'leaves examples of code to TypeScript',
    `
/**
 * @example alice.run();
 *   call({ "a": 1 })
 * @minimum 1
    ~~~~~~~ keyword.other.tag
            ~ constant.numeric
 * @example alice @faker person.firstName
    ~~~~~~~ keyword.other.tag
            ~~~~~ string.unquoted.example
                   ~~~~~ keyword.other.tag
                         ~~~~~~~~~~~~~~~~ support.function.faker
 */
`,
  );

  it('ends with the comment, however a value breaks off', () => {
    const text = ['/** @example { "a": [1, */', "'http'", '/** @example "x*/', "'http'"].join('\n');
    const last = withScopes(text, grammar).split('\n');
    assert.deepEqual(
      last.filter(line => line.includes('~') && line.includes('http')),
      [],
    );
  });

  it('knows every tag of the catalogue', () => {
    const unknown = CONTRACT_TAGS.filter(({ name, value, placeholder, choices }) => {
      const [line, ...marks] = withScopes(`/** @${name} ${placeholder ?? choices?.[0] ?? ''} */`, grammar).split('\n');
      return !line || marks.length < (value === 'none' ? 1 : 2);
    });
    assert.deepEqual(unknown, []);
  });
});
