import assert from 'node:assert/strict';
import { createRandomizer } from '../../../server/src/gateway/mock/randomizer.ts';
import { sourceOf } from '../../../server/src/gateway/mock/source.ts';
import { textsByFormat } from '../../../server/src/gateway/mock/text-formats.ts';
import { textsByName } from '../../../server/src/gateway/mock/text-names.ts';
import { hasFormat } from '../../../server/src/generate/runtime/formats.ts';

describe('the randomizer', () => {
  const randomizer = createRandomizer();
  const firstOf = (key: string) => {
    randomizer.start(key);
    return randomizer.next();
  };

  it('is a function of the key', () => {
    assert.equal(firstOf('a'), firstOf('a'));
    assert.notEqual(firstOf('a'), firstOf('b'));
  });

  it('draws evenly for neighbouring keys', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `1 com.example.find {"id":${index}}`);
    const values = keys.map(firstOf);
    assert.equal(new Set(values).size, values.length);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = values.filter(value => Math.floor(value * 10) === tenth).length;
      assert.ok(share > 850 && share < 1150, `${share} of 10000 in tenth ${tenth}`);
    }
  });

  it('draws evenly in a row', () => {
    randomizer.start('row');
    const values = Array.from({ length: 10_000 }, () => randomizer.next());
    const mean = values.reduce((sum, value) => sum + value) / values.length;
    assert.ok(Math.abs(mean - 0.5) < 0.01 && values.every(value => value >= 0 && value < 1), String(mean));
  });
});

const NAMES =
  `email phone mobileNo avatar coverUrl homepage traceId firstName surname userName password accessToken currency price
  cardNo orderId transactionSn version country province city district zipCode address birthday createdAt expiresAt loginTime
  clientIp host gender jobTitle color language category shopName productName itemTitle receiver contactName description
  remark title id sku name status anythingElse`.split(/\s+/);

describe('texts by name', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const name of NAMES) {
      it(`${name} in ${language}`, async () => {
        const source = await sourceOf(language);
        source.start(name);
        for (const owner of ['', 'Product', 'Shop', 'City', 'Category', 'File', 'User']) {
          assert.match(textsByName(name, owner)(source), /\S/);
        }
      });
    }
  }
});

describe('texts by format', () => {
  for (const format of ['date', 'time', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname']) {
    it(`${format} has the format`, async () => {
      const source = await sourceOf('zh');
      source.start(format);
      const draw = textsByFormat(format, 'x');
      for (let count = 0; count < 200; count++) assert.ok(draw && hasFormat(draw(source), format));
    });
  }

  it('are nothing for an unknown format', () => assert.equal(textsByFormat('no-such-format', 'x'), undefined));
});
