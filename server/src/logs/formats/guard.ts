import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

const ERROR = /\bSG ERROR\s*:\s*(\d{3,4})\b/d;

/** What the Security Guard prints: `SG ERROR: 608`. Documented AY/70196, for iOS; Android has the same codes. */
export const guard: LogFormat = {
  name: 'guard',
  hints: ['SG ERROR'],
  open: () => ({
    read(line) {
      const match = ERROR.exec(line.text);
      const place = match?.indices?.[1];
      if (!match || !place) return undefined;
      const { logger } = line.prefix;
      const platform = logger === 'nslog' ? 'ios' : logger === 'logcat' ? 'android' : undefined;
      return [eventIn('guard', line, ...place, { code: Number(match[1]), kind: 'guard', platform })];
    },
  }),
};
