import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createTraceIds, formatTraceId, parseTraceId } from '../../../server/src/gateway/trace-id.ts';

describe('trace id', () => {
  const samples: [string, string, number, string][] = [
    ['0a1cfd401597122097726853822435', '10.28.253.64', 1597122097726, '853822435'],
    ['0a1d7667159712140890222728553', '10.29.118.103', 1597121408902, '22728553'],
    ['0a1d76671591164847940829820658', '10.29.118.103', 1591164847940, '829820658'],
  ];
  for (const [id, ipv4, millis, sequence] of samples) {
    it(`reads the documented ${id}`, () => assert.deepEqual(parseTraceId(id), { ipv4, millis, sequence }));
  }

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(9_999_999_999_999), fc.nat(999_999_999), (ipv4, millis, sequence) => {
        const read = parseTraceId(formatTraceId(ipv4, millis, sequence));
        assert.deepEqual({ ...read, sequence: Number(read?.sequence) }, { ipv4, millis, sequence });
      }),
    );
  });

  it('differs within a millisecond', () => {
    const next = createTraceIds('127.0.0.1');
    assert.equal(next(1600000000000), '7f0000011600000000000000000001');
    assert.equal(next(1600000000000), '7f0000011600000000000000000002');
  });

  for (const text of ['', '0a1cfd40', 'zz1cfd401597122097726853822435', '0a1cfd401597122097726']) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(parseTraceId(text), undefined));
  }
});
