import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocComment } from '../../../server/src/contracts/doc-comment.ts';

function parse(comment: string) {
  return parseDocComment(comment, 0, comment.length);
}

function tagsOf(comment: string) {
  return parse(comment).tags.map(tag => [tag.name, tag.value]);
}

describe('doc comments', () => {
  it('separates the description from the tags', () => {
    const comment = ['/**', ' * Signs a user in.', ' * Twice.', ' *', ' * @operationType com.example.login', ' */'];
    const parsed = parse(comment.join('\n'));
    assert.equal(parsed.description, 'Signs a user in.\nTwice.');
    assert.deepEqual(tagsOf(comment.join('\n')), [['operationType', 'com.example.login']]);
  });

  it('reads several tags of one line', () => {
    assert.deepEqual(tagsOf('/** @minLength 1 @example "alice" */'), [
      ['minLength', '1'],
      ['example', '"alice"'],
    ]);
  });

  it('leaves an @ in quotes, words and the middle of a description alone', () => {
    assert.deepEqual(tagsOf('/** @example "x @minLength 3" */'), [['example', '"x @minLength 3"']]);
    assert.deepEqual(tagsOf('/** @example a@b.example */'), [['example', 'a@b.example']]);
    assert.deepEqual(tagsOf('/** Write to me @home. */'), []);
    assert.equal(parse('/** See {@link Other}. */').description, 'See {@link Other}.');
  });

  it('reads tags of the contract format behind a description', () => {
    assert.deepEqual(tagsOf('/** The name. @minLength 1 */'), [['minLength', '1']]);
    assert.equal(parse('/** The name. @minLength 1 */').description, 'The name.');
    assert.deepEqual(tagsOf('/** Not `@minLength 1`. */'), []);
  });

  it('reads a value over several lines', () => {
    const comment = ['/**', ' * @example {', ' *   "to": "@all"', ' * }', ' * @minLength 2', ' */'].join('\r\n');
    assert.deepEqual(tagsOf(comment), [
      ['example', '{\n  "to": "@all"\n}'],
      ['minLength', '2'],
    ]);
  });

  it('ends with the comment', () => {
    const comment = '/** Text. @timeout 5 */';
    const { description, tags } = parseDocComment(`${comment} a @b c;\nd`, 0, comment.length);
    assert.deepEqual([description, tags.map(({ value }) => value)], ['Text.', ['5']]);
  });

  it('gives places that hold the tag', () => {
    const source = 'x; /** Text.\n * @timeout 500\n */ y;';
    const [tag] = parseDocComment(source, 3, source.indexOf(' y;')).tags;
    assert.equal(source.slice(tag?.start, tag?.end), '@timeout 500');
  });

  for (const [comment, wanted] of [
    ['/***/', ''],
    ['/** Text. */', 'Text.'],
    ['/**\n * One.\n   Two.\n *\n *   - three\n */', 'One.\n   Two.\n\n  - three'],
    ['/**\n * 2 * 3 * 4  \n * is 24\n */', '2 * 3 * 4\nis 24'],
    ['/** * a */', '* a'],
    ['/** a\r\n * b\r\n */', 'a\nb'],
    ['/** a\rb */', 'a\rb'],
    ['/** a\n*/', 'a'],
    ['/**\n    * a\n    * b\n    */', 'a\nb'],
    ['/** a\n  b * c\n */', 'a\n  b * c'],
  ] as const) {
    it(`describes in ${JSON.stringify(comment)} ${JSON.stringify(wanted)}`, () =>
      assert.equal(parse(comment).description, wanted));
  }

  const tagCases: [text: string, ...tags: string[]][] = [
    ['@a 1 @b', 'a 1', 'b '],
    ['@a @b @c', 'a ', 'b ', 'c '],
    ['@x-y.z_1 2', 'x-y.z_1 2'],
    ['@1 @ a@b @-c'],
    ['@a ... @1 b', 'a ... @1 b'],
    ['@a x @', 'a x @'],
    ['@a "x @b" @c', 'a "x @b"', 'c '],
    ['@a "x\\" @b" @c', 'a "x\\" @b"', 'c '],
    ['@a `x @b` @c', 'a `x @b`', 'c '],
    ['@a {x @b {} @c} @d', 'a {x @b {} @c}', 'd '],
    ['@a [x @b] @c', 'a [x @b]', 'c '],
    ['@a } @b {x} @c', 'a }', 'b {x}', 'c '],
    ['12" wide @minLength 1', 'minLength 1'],
    ['`a @minLength 1` @minLength 2', 'minLength 2'],
    ['{@link a @minLength 1} @minLength 2', 'minLength 2'],
    ['Text @nothing and @minLength 1 @nothing 2', 'minLength 1', 'nothing 2'],
    ['Text@minLength 1'],
    ['@a 1\n * @b 2', 'a 1', 'b 2'],
    ['@a 1\n * more\n *\n * @b 2', 'a 1\nmore', 'b 2'],
    ['@a {"x": [\n *   "}]", "\\"]}" ,\n * @b\n * ]}\n * @c', 'a {"x": [\n  "}]", "\\"]}" ,\n@b\n]}', 'c '],
    ['@a [\n *   "@b", 1\n * @b ]\n * @c', 'a [\n  "@b", 1\n@b ]', 'c '],
    ['@a "{"\n * @b', 'a "{"', 'b '],
    ['@a {"b": "c"}\n * @d', 'a {"b": "c"}', 'd '],
  ];
  for (const [text, ...wanted] of tagCases) {
    it(`finds in ${JSON.stringify(text)} ${wanted.length === 0 ? 'no tag' : wanted.map(tag => `@${tag.trim()}`).join(', ')}`, () =>
      assert.deepEqual(
        tagsOf(`/** ${text}\n */`).map(tag => tag.join(' ')),
        wanted,
      ));
  }

  for (const [text, wanted] of [
    ['Text @nothing.', ['@nothing.']],
    ['In @one and @two, not `@three`.', ['@one', '@two']],
    ['Text\n * with @one, and \\"@two', ['@one']],
    ['Text @one @minLength 1 @two', ['@one']],
    ['@minLength 1\n * with @one', []],
  ] as const) {
    it(`mentions in ${JSON.stringify(text)} ${JSON.stringify(wanted)}, at their places`, () => {
      const source = `a; /** ${text} */`;
      const { mentions } = parseDocComment(source, 3, source.length);
      assert.deepEqual(
        mentions.map(({ start, end }) => source.slice(start, end)),
        wanted,
      );
      assert.deepEqual(
        mentions.map(({ name, value }) => [name, value]),
        wanted.map(each => [each.slice(1), '']),
      );
    });
  }

  for (const [text, wanted] of [
    ['@a  1  @b 2', ['@a  1', '@b 2']],
    ['@a 1  \n * more  \n *', ['@a 1  \n * more']],
    ['@a\n *\n * @b', ['@a', '@b']],
    ['Text.\r\n * @a 1\r\n *   more\r', ['@a 1\r\n *   more']],
  ] as const) {
    it(`gives the places of ${JSON.stringify(wanted)} in ${JSON.stringify(text)}`, () => {
      const source = `a; /** ${text}\n */ b;`;
      assert.deepEqual(
        parseDocComment(source, 3, source.indexOf(' b;')).tags.map(({ start, end }) => source.slice(start, end)),
        wanted,
      );
    });
  }

  it('never fails and keeps places inside the comment', () => {
    fc.assert(
      fc.property(fc.string(), body => {
        const comment = `/**${body.replaceAll('*/', '')}*/`;
        for (const tag of parse(comment).tags) {
          assert.ok(tag.start >= 3 && tag.end <= comment.length && tag.start < tag.end);
          assert.equal(comment[tag.start], '@');
        }
      }),
    );
  });
});
