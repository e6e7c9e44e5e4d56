import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareSigned } from '../../../../client/src/journal/compare-signed.ts';
import type { ComparedLine } from '../../../../client/src/views/journal-view/messages.ts';

/** As a comparison is read: ` ` for what both have, `+` for the gateway's, `-` for the client's; what differs in brackets. */
function printed(lines: ComparedLine[]): string[] {
  const signs = { both: ' ', expected: '+', signed: '-' };
  return lines.map(
    ({ of, pieces }) => signs[of] + pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );
}

const content = (body: string, ts = '1600000000000') =>
  `Operation-Type=shop.login&Request-Data=${Buffer.from(body).toString('base64')}&Ts=${ts}`;

describe('what was signed, compared', () => {
  it('part by part', () => {
    const { content: lines, data } = compareSigned(content('[]', '1600000000000'), content('[]', '1600000000'));
    assert.deepEqual(printed(lines), [
      ' Operation-Type=shop.login',
      ' &Request-Data=W10=',
      '+&Ts=1600000000[000]',
      '-&Ts=1600000000',
    ]);
    assert.deepEqual(data, []);
  });

  it('with what the data are base64 of', () => {
    const { content: lines, data } = compareSigned(content('[{"a":1}]\n'), content('[{"a":1}]'));
    assert.deepEqual(printed(lines), [
      ' Operation-Type=shop.login',
      '+&Request-Data=W3siYSI6MX1d[Cg==]',
      '-&Request-Data=W3siYSI6MX1d',
      ' &Ts=1600000000000',
    ]);
    assert.deepEqual(printed(data), ['+[{"a":1}][↵]', '-[{"a":1}]']);
  });

  it('with parts that only one of them has', () => {
    const { content: lines } = compareSigned(
      'Operation-Type=a&Request-Data=W10=&Ts=1',
      'Operation-Type=a&Request-Data=W10=',
    );
    assert.deepEqual(printed(lines), [' Operation-Type=a', ' &Request-Data=W10=', '+[&Ts=1]']);
  });

  it('with other names', () => {
    const { content: lines } = compareSigned(
      'Operation-Type=a&Request-Data=W10=',
      'operation-type=a&request-data=W10=',
    );
    assert.deepEqual(printed(lines), [
      '+[Operation-T]ype=a',
      '-[operation-t]ype=a',
      '+&[Request-D]ata=W10=',
      '-&[request-d]ata=W10=',
    ]);
  });

  it('without cutting characters', () => {
    const { data } = compareSigned(content('["😀"]'), content('["😁"]'));
    assert.deepEqual(printed(data), ['+["[😀]"]', '-["[😁]"]']);
  });

  it('without texts for data that are none', () => {
    const data = (base64: string) => `Operation-Type=a&Request-Data=${base64}&Ts=1`;
    assert.deepEqual(compareSigned(data('/w=='), data('/g==')).data, []);
    assert.deepEqual(compareSigned(data('W10='), data('W10')).data, []);
    assert.deepEqual(compareSigned(data('[redacted]'), data('[redacted]')).data, []);
  });

  it('cut where it is long', () => {
    const { content: lines } = compareSigned(`a&${'x'.repeat(500)}y`, `a&${'x'.repeat(500)}z`);
    assert.deepEqual(printed(lines), [
      ' a',
      `+&${'x'.repeat(31)}…${'x'.repeat(32)}[y]`,
      `-&${'x'.repeat(31)}…${'x'.repeat(32)}[z]`,
    ]);
  });

  it('and each side is there in whole', () => {
    const text = fc.stringMatching(/^[a-c&=]{0,30}$/);
    const side = (lines: ComparedLine[], of: 'expected' | 'signed') =>
      lines
        .filter(line => line.of === of || line.of === 'both')
        .flatMap(({ pieces }) => pieces.map(piece => piece.text))
        .join('');
    fc.assert(
      fc.property(text, text, (expected, signed) => {
        const { content: lines } = compareSigned(expected, signed);
        assert.deepEqual([side(lines, 'expected'), side(lines, 'signed')], [expected, signed]);
      }),
    );
  });
});
