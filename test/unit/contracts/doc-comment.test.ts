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

  it('gives places that hold the tag', () => {
    const source = 'x; /** Text.\n * @timeout 500\n */ y;';
    const [tag] = parseDocComment(source, 3, source.indexOf(' y;')).tags;
    assert.equal(source.slice(tag?.start, tag?.end), '@timeout 500');
  });

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
