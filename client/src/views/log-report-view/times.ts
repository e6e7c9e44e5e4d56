const LANGUAGE = document.documentElement.lang;

/** Writes moments as they are where the logs are. */
export class Times {
  private readonly time: Intl.DateTimeFormat;
  private readonly moment: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private isOneDay = false;

  constructor(readonly timeZone: string) {
    const time = { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    const day = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    this.time = new Intl.DateTimeFormat(LANGUAGE, time);
    this.day = new Intl.DateTimeFormat(LANGUAGE, day);
    this.moment = new Intl.DateTimeFormat(LANGUAGE, { ...day, ...time });
  }

  /** `14:03:22`. */
  timeText(at: number | undefined): string {
    return at === undefined ? '' : this.time.format(at);
  }

  momentText(at: number | undefined): string {
    return at === undefined ? '' : this.moment.format(at);
  }

  /** What is told of lies between these. */
  setSpan(first: number | undefined, last: number | undefined): void {
    this.isOneDay = first !== undefined && last !== undefined && this.day.format(first) === this.day.format(last);
  }

  /** Without the day where all is of one. */
  cellText(at: number | undefined): string {
    return this.isOneDay ? this.timeText(at) : this.momentText(at);
  }

  /** From one moment to another: the day once where it is the same. */
  spanText(from: number, to: number): string {
    const isSameDay = this.day.format(from) === this.day.format(to);
    return `${this.momentText(from)} – ${isSameDay ? this.timeText(to) : this.momentText(to)}`;
  }
}

const NUMBER = new Intl.NumberFormat(LANGUAGE);

export function numberText(value: number): string {
  return NUMBER.format(value);
}
