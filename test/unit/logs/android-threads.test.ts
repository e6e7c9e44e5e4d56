import assert from 'node:assert/strict';
import { eventsOf } from '../../../server/src/logs/log-reader.ts';

const signed = (who: string, operation: string) =>
  `${who} [getSignData] sign content: Operation-Type=${operation}&Request-Data=W10=&Ts=NI7Re00`;
const failed = (who: string) => `${who} RPCException: [7002] : x`;
const line = (tid: number, time = '12:00:00.000') => `08-11 ${time}  1 ${tid} D Tag:`;

/** The operations that the events of a log have. */
function operations(...lines: string[]): (string | undefined)[] {
  return eventsOf(lines.join('\n')).map(({ operationType }) => operationType);
}

describe('calls of several threads in one log', () => {
  it('are told apart by the thread that logcat names', () => {
    assert.deepEqual(operations(signed(line(5), 'a'), signed(line(6), 'b'), failed(line(5)), failed(line(6))), [
      'a',
      'b',
    ]);
  });

  it('have nothing of a call of another thread', () => {
    assert.deepEqual(operations(signed(line(5), 'a'), failed(line(6))), [undefined]);
  });

  it('have nothing of a call that ended well', () => {
    const success = `${line(5)} threadid=7 Response success.`;
    assert.deepEqual(operations(signed(line(5), 'a'), success, failed(line(5))), [undefined]);
  });

  it('have nothing of a call of long ago, in time or lines', () => {
    assert.deepEqual(operations(signed(line(5), 'a'), failed(line(5, '12:03:00.000'))), [undefined]);
    const between = Array.from({ length: 5001 }, () => 'x');
    assert.deepEqual(operations(signed('D/T( 1):', 'a'), ...between, failed('D/T( 1):')), [undefined]);
  });

  it('are guessed by process only where there is one', () => {
    const [one, other] = ['D/T( 1):', 'D/T( 2):'];
    assert.deepEqual(operations(signed(one, 'a'), signed(other, 'b'), failed(one), failed(other)), ['a', 'b']);
    assert.deepEqual(operations(signed(one, 'a'), signed(one, 'b'), failed(one)), [undefined]);
  });

  it('have no sign content that was cut off', () => {
    const cut = `${line(5)} [getSignData] sign content: Operation-Type=a&Request-Data=W10`;
    assert.deepEqual(
      eventsOf(`${cut}\n${failed(line(5))}`).map(({ signContent }) => signContent),
      [undefined],
    );
  });
});
