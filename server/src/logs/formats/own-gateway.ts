import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

const LINE =
  /(?:^|\s)(?<code>\d{4,6}) (?<operationType>\S+) (?<cost>\d+\.\d) ms (?<traceId>7f000001\d{22})(?: (?<hypothesis>.+))?$/d;

/** What our own mock gateway says of each answer, in a terminal or the editor's output: `describe-event.ts` writes it. */
export const ownGateway: LogFormat = {
  name: 'own-gateway',
  hints: [' ms 7f000001'],
  open: () => ({
    read(line) {
      const match = LINE.exec(line.text);
      const [start, end] = match?.indices?.groups?.code ?? [];
      if (!match?.groups || start === undefined || end === undefined) return undefined;
      const { code, operationType = '', cost, traceId, hypothesis } = match.groups;
      return [
        eventIn('own-gateway', line, start, end, {
          code: Number(code),
          operationType: operationType === '-' ? undefined : operationType,
          traceId,
          costMs: Number(cost),
          hypothesis,
        }),
      ];
    },
  }),
};
