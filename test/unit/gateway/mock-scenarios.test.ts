import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type AnswerContext, answer } from '../../../server/src/gateway/answer.ts';
import { UnknownScenarioError } from '../../../server/src/gateway/mock/scenarios.ts';
import { readHeaders } from '../../../server/src/gateway/request-headers.ts';
import { context, headersFor } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PING = 'com.example.shop.ping';

describe('scenarios of mocks', () => {
  const folder = temporaryFolder();
  let gateway: AnswerContext;

  const write = async (name: string, content: string) => {
    const file = path.join(folder(), 'mocks', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  const mock = (result: unknown) => JSON.stringify({ resultStatus: 1000, result });
  beforeEach(async () => {
    await write(`${PING}.json`, mock('base'));
    await write(`sold-out/${PING}.json`, mock('sold out'));
    await write('empty/readme.md', '');
    await write('缺货/x.json', '{}');
    await write(`_shared/${PING}.json`, mock('shared'));
    await write(`node_modules/${PING}.json`, mock('package'));
    await write(`.hidden/${PING}.json`, mock('hidden'));
    await write('file', mock('file'));
    await writeFile(path.join(folder(), `${PING}.json`), mock('outside'));
    gateway = context({ mocks: path.join(folder(), 'mocks'), auth: 'off' });
  });

  /** What a call is answered: the code, the body, why. */
  async function call(scenario?: string): Promise<string> {
    const headers = { ...headersFor(PING, '[]'), ...(scenario !== undefined && { 'X-Mgs-Mock-Scenario': scenario }) };
    const rawHeaders = Object.entries(headers).flat();
    const request = { ...readHeaders(rawHeaders), rawHeaders, body: { bytes: Buffer.from('[]') } };
    const { code, body, explanation } = await answer(request, gateway, Date.now());
    return [code, body, explanation?.hypothesis].filter(Boolean).join(' ');
  }

  it('are the folders among them, by name', () => {
    assert.deepEqual(gateway.mocks.scenarios(), ['empty', 'sold-out', '缺货']);
  });

  it('are none where there are no mocks', () => {
    assert.deepEqual(context({ mocks: path.join(folder(), 'gone') }).mocks.scenarios(), []);
    assert.deepEqual(context({ mocks: path.join(folder(), 'mocks', 'file') }).mocks.scenarios(), []);
  });

  it('count before what holds in all', async () => {
    assert.equal(await call(), '1000 "base"');
    gateway.mocks.setScenario('sold-out');
    assert.deepEqual([gateway.mocks.scenario, await call()], ['sold-out', '1000 "sold out"']);
    gateway.mocks.setScenario('empty');
    assert.equal(await call(), '1000 "base"');
    gateway.mocks.setScenario(undefined);
    assert.deepEqual([gateway.mocks.scenario, await call()], [undefined, '1000 "base"']);
  });

  it('count for one request by its header', async () => {
    assert.equal(await call('sold-out'), '1000 "sold out"');
    assert.equal(await call(encodeURIComponent('缺货')), '1000 "base"');
    assert.equal(await call(), '1000 "base"');
    gateway.mocks.setScenario('sold-out');
    assert.equal(await call('empty'), '1000 "base"');
  });

  it('leave the rest to what comes next', async () => {
    await rm(path.join(folder(), 'mocks', `${PING}.json`));
    assert.match(await call('empty'), /^1000 "./);
  });

  it('have sequences of their own, which begin anew with another scenario', async () => {
    const steps = { sequence: [1, 2, 3].map(result => ({ resultStatus: 1000, result })) };
    await write(`${PING}.json`, JSON.stringify(steps));
    assert.deepEqual(
      [await call(), await call(), await call('empty'), await call()],
      ['1000 1', '1000 2', '1000 1', '1000 3'],
    );
    gateway.mocks.setScenario('empty');
    assert.equal(await call(), '1000 1');
    gateway.mocks.reset();
    assert.equal(await call(), '1000 1');
  });

  it('are refused by header when there are none of that name, with the nearest', async () => {
    assert.equal(
      await call('sold-uot'),
      '5000 There is no scenario "sold-uot". The nearest is sold-out. Name another one in X-Mgs-Mock-Scenario or in gateway.scenario.',
    );
  });

  it('are refused when they are gone', async () => {
    gateway.mocks.setScenario('sold-out');
    assert.equal(gateway.mocks.missingScenario, undefined);
    await rm(path.join(folder(), 'mocks', 'sold-out'), { recursive: true });
    assert.match(await call(), /^5000 There is no scenario "sold-out"/);
    assert.equal(gateway.mocks.missingScenario, 'sold-out');
  });

  it('stay when another one is not there', () => {
    gateway.mocks.setScenario('sold-out');
    assert.throws(() => gateway.mocks.setScenario('gone'), UnknownScenarioError);
    assert.equal(gateway.mocks.scenario, 'sold-out');
  });

  describe('never lead out of their folder:', () => {
    const names = [
      '..',
      '.',
      '../mocks',
      'sold-out/../..',
      'sold-out/..',
      '/etc',
      'C:\\x',
      '..\\mocks',
      'sold-out\\..',
      'sold-out/',
      'a\0b',
      '.hidden',
      '_shared',
      'node_modules',
      'file',
      ' ',
      'sold-out ',
      'x'.repeat(5000),
      '缺'.repeat(64),
      '%',
      '__proto__',
    ];
    for (const name of names) {
      it(JSON.stringify(name.slice(0, 30)), async () => {
        assert.match(await call(encodeURIComponent(name)), /^5000 /);
        assert.throws(() => gateway.mocks.setScenario(name), UnknownScenarioError);
        if (['file', '%'].includes(name)) return;
        const saved = gateway.mocks.saveMock(PING, {}, { code: 1000, body: '1' }, { scenario: name });
        await assert.rejects(saved, UnknownScenarioError);
      });
    }

    it('as they come in a header', async () => {
      for (const text of ['../mocks', '%', '%2e%2e', '..%2fmocks']) assert.match(await call(text), /^5000 /);
    });
  });

  it('may be links, as the files of a user may', async function () {
    if (process.platform === 'win32') this.skip();
    await symlink(path.join(folder(), 'mocks', 'sold-out'), path.join(folder(), 'mocks', 'linked'));
    assert.equal(await call('linked'), '1000 "sold out"');
  });
});
