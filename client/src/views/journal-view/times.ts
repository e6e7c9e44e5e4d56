const LANGUAGE = document.documentElement.lang;

const TIME = new Intl.DateTimeFormat(LANGUAGE, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const MOMENT = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

const ONE_DIGIT = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `14:03:22`, where the reader is. @param at ISO 8601 */
export function timeText(at: string): string {
  return TIME.format(new Date(at));
}

export function momentText(at: string): string {
  return MOMENT.format(new Date(at));
}

/** `3.2 ms`, `120 ms`, `4.5 s`. */
export function durationText(ms: number): string {
  if (ms >= 1000) return `${ONE_DIGIT.format(ms / 1000)} s`;
  return `${ms < 10 ? ONE_DIGIT.format(ms) : Math.round(ms)} ms`;
}
