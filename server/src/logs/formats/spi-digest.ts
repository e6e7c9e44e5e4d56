import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

/** The code is whole only when something follows it. */
const DIGEST =
  / - \((?<operationType>[^(),]*),(?<productId>[^(),]*),[^(),]*,(?<cost>\d+) ?ms,[YN],(?<code>\d{1,6})[,)](?:(?<id>[\w.-]+)\))?/d;

/**
 * `page-digest.log` of a business system: `Time - (operationType,productId,productVersion,cost,Y/N,code,uniqueId)`, as
 * documented in AY/64293. The sample's unique id is laid out as trace ids are.
 */
export const spiDigest: LogFormat = {
  name: 'spi-digest',
  hints: ['YN']
    .flatMap(letters => [...letters])
    .flatMap(result => [`,#ms,${result},#`, `##ms,${result},#`, `# ms,${result},#`]),
  open: () => ({
    read(line) {
      const match = DIGEST.exec(line.text);
      const [start, end] = match?.indices?.groups?.code ?? [];
      if (!match?.groups || start === undefined || end === undefined) return undefined;
      const { operationType, productId, cost, code, id } = match.groups;
      return [
        eventIn('spi-digest', line, start, end, {
          code: Number(code),
          operationType: operationType || undefined,
          productId: productId || undefined,
          traceId: id,
          costMs: Number(cost),
        }),
      ];
    },
  }),
};
