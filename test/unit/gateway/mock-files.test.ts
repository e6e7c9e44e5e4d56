import assert from 'node:assert/strict';
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { createMockFiles } from '../../../server/src/gateway/mock/mock-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('mock files', () => {
  const folder = temporaryFolder();

  const find = async (text: string | Buffer, operationType = 'com.example.a') => {
    await writeFile(path.join(folder(), `${encodeURIComponent(operationType)}.json`), text);
    return createMockFiles(folder()).find(operationType, {}, '');
  };

  it('are nothing where there is no file and no folder', () => {
    assert.equal(createMockFiles(folder()).find('com.example.a', {}, ''), undefined);
    assert.equal(createMockFiles(path.join(folder(), 'none')).find('com.example.a', {}, ''), undefined);
  });

  it('answer in the format of the console', async () => {
    assert.deepEqual(await find('{"resultStatus":1000,"tips":"ok","result":{"a":1}}'), {
      code: 1000,
      tips: 'ok',
      body: '{"a":1}',
    });
  });

  it('answer null without a result', async () => {
    assert.equal((await find('{"resultStatus":1000}'))?.body, 'null');
  });

  it('answer another code with its tips and no body', async () => {
    const answer = await find('{"resultStatus":1002,"tips":"busy","result":{"a":1}}');
    assert.deepEqual([answer?.code, answer?.tips, answer?.body], [1002, 'busy', '']);
  });

  const malformed: [string, string | Buffer, RegExp][] = [
    ['no JSON', '{"resultStatus":1000', /not valid JSON/],
    ['no object', '[1]', /no JSON object/],
    ['no resultStatus', '{"result":{}}', /no number called resultStatus/],
    ['a resultStatus that is a text', '{"resultStatus":"1000"}', /no number called resultStatus/],
    ['an empty file', '', /not valid JSON/],
    ['a huge file', Buffer.alloc(4 * 1024 * 1024 + 1, 0x20), /larger than/],
  ];
  for (const [name, text, says] of malformed) {
    it(`answer 1001 for ${name}`, async () => {
      const answer = await find(text);
      assert.equal(answer?.code, 1001);
      assert.match(answer?.explanation?.hypothesis ?? '', says);
    });
  }

  it('count from the next request on when they are saved', async () => {
    const mocks = createMockFiles(folder());
    const file = path.join(folder(), 'com.example.a.json');
    await writeFile(file, '{"resultStatus":1000,"result":1}');
    assert.equal(mocks.find('com.example.a', {}, '')?.body, '1');
    await writeFile(file, '{"resultStatus":1000,"result":"two"}');
    assert.equal(mocks.find('com.example.a', {}, '')?.body, '"two"');
    await rm(file);
    assert.equal(mocks.find('com.example.a', {}, ''), undefined);
  });

  const step = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    does: fc.constantFrom('write', 'link', 'remove', 'ask', 'remove all'),
    // What is known of a folder that changed just now is not trusted.
    isOldBefore: fc.boolean(),
  });
  const linkLater = [
    { name: 'c', does: 'link', isOldBefore: true },
    { name: 'a', does: 'ask', isOldBefore: true },
    { name: 'c', does: 'write', isOldBefore: false },
  ] as const;
  it('are those that are there now, whatever came and went', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
        const [inner, target] = [path.join(folder(), 'mocks'), path.join(folder(), 'target.json')];
        await Promise.all([inner, target].map(file => rm(file, { recursive: true, force: true })));
        const mocks = createMockFiles(inner);
        for (const [index, { name, does, isOldBefore }] of steps.entries()) {
          const file = path.join(inner, `${name}.json`);
          if (does === 'remove all') await rm(inner, { recursive: true, force: true });
          if (does === 'remove') await rm(file, { force: true });
          if (does === 'write' || does === 'link') await mkdir(inner, { recursive: true });
          if (does === 'write') await writeFile(file, `{"resultStatus":1000,"result":${index + 1000}}`);
          if (does === 'link') await symlink(target, file).catch(() => undefined);
          const past = Date.now() / 1000 - 3600 - index;
          if (isOldBefore) await utimes(inner, past, past).catch(() => undefined);
          for (const each of ['a', 'b', 'c', 'd']) {
            assert.deepEqual(mocks.find(each, {}, ''), createMockFiles(inner).find(each, {}, ''), each);
          }
          await new Promise(setImmediate);
        }
      }),
      { examples: [[[...linkLater]]] },
    ));

  for (const operationType of [
    '../secret',
    '..\\secret',
    '/etc/passwd',
    'a/../../b',
    '..',
    'C:\\x',
    '%2e%2e/secret',
    '%2e%2e%2fsecret',
    'a\0b',
    'x'.repeat(500),
  ]) {
    it(`stay in their folder for ${JSON.stringify(operationType.slice(0, 20))}`, async () => {
      const inner = path.join(folder(), 'mocks');
      await mkdir(inner);
      await writeFile(path.join(folder(), 'secret.json'), '{"resultStatus":1000,"result":"leak"}');
      assert.equal(createMockFiles(inner).find(operationType, {}, ''), undefined);
    });
  }
});
