import { callParts, plainName } from '../fields/call-fields.ts';
import { ObjectBlock } from '../fields/object-block.ts';
import { Passage } from '../fields/passage.ts';
import { makeEvent, placeOf } from '../make-event.ts';
import type { LogFormat } from './format.ts';

const START = /\bAPMobileNetwork\s+(\S+)\s+resp:\s*(?=\{)/;

/**
 * `[mPaaSLog] APMobileNetwork <operation type> resp:{ … }`, with the headers of the answer as a property list. Documented
 * samples AY/184013, AY/184030.
 */
export const iosResponse: LogFormat = {
  name: 'ios-response',
  hints: ['APMobileNetwork'],
  open: () => ({
    read(line) {
      const match = START.exec(line.text);
      if (!match) return undefined;
      const [start, operationType] = match;
      const passage = new Passage();
      passage.add(line, match.index + start.length);
      const block = new ObjectBlock(passage, ({ fields }) => {
        const status = fields.find(({ name, value }) => plainName(name) === 'resultstatus' && /^\d{1,6}$/.test(value));
        const range = status && passage.rangeOf(status.start, status.end);
        if (!status || !range || passage.endsWith(status.end)) return [];
        const place = placeOf(range, line, passage.last ?? line);
        const parts = { ...callParts(fields), operationType, code: Number(status.value), platform: 'ios' as const };
        return [makeEvent('ios-response', place, parts)];
      });
      return block.end === undefined ? block : block.events();
    },
  }),
};
