import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answer } from '../../../server/src/gateway/answer.ts';
import { readHeaders } from '../../../server/src/gateway/request-headers.ts';
import { context, headersFor, LOGIN, NOW } from './shop.ts';

const login = (userName: string) => JSON.stringify([{ userName, password: 'secret' }]);

describe('requests that come again', () => {
  const own = () => context({ auth: 'off' });
  const ask = (asked = own(), body = Buffer.from(login('alice')), operationType = LOGIN, language = 'en') => {
    const rawHeaders = Object.entries({ ...headersFor(operationType, body), 'Accept-Language': language }).flat();
    return answer({ ...readHeaders(rawHeaders), body: { bytes: body } }, asked, NOW);
  };
  const requests = fc.record({
    body: fc.constantFrom(
      '[]',
      '',
      '[',
      '[{}]',
      login('alice'),
      login('bob'),
      login('a'.repeat(9000)),
      '[{"userName":1}]',
    ),
    operationType: fc.constantFrom(LOGIN, 'com.example.shop.ping', 'com.example.shop.news'),
    language: fc.constantFrom('en', 'zh-Hans'),
  });

  it('are answered as if they came for the first time', () =>
    fc.assert(
      fc.asyncProperty(fc.array(requests, { maxLength: 12 }), async sent => {
        const asked = own();
        for (const { body, operationType, language } of sent) {
          const again = await ask(asked, Buffer.from(body), operationType, language);
          assert.deepEqual(again, await ask(own(), Buffer.from(body), operationType, language));
        }
      }),
    ));

  it('are compared with what was sent, whatever became of the memory', async () => {
    const asked = own();
    const body = Buffer.from(login('alice'));
    const alice = await ask(asked, body);
    body.write(login('bobby'));
    assert.notDeepEqual(await ask(asked, body), alice);
    assert.deepEqual(await ask(asked), alice);
  });
});
