import type { LogEvent } from '../event.ts';
import type { LogLine } from '../line.ts';
import { makeEvent, placeOf } from '../make-event.ts';
import type { FormatReader, LogFormat } from './format.ts';

/** The stages in which a service is registered, in their order. Documented AY/64293. */
const STAGE =
  /\[(Start-To-Register-Service|Start-To-Analyze-Method|Analyze-Method-Parameter|Method-Info|Registered-OperationType|Register-Service-Success)\]/d;

/** How many services are remembered whose registration has not ended. */
const REGISTRATIONS = 1000;

interface Registration {
  /** The interface's full name. */
  service: string;
  first: LogLine;
  last: LogLine;
  stage: string;
  /** Where the stage's name is in the last line. */
  place: [start: number, end: number];
}

/**
 * `boot.log` of a business system. A service whose `Register-Service-Success` does not come is not registered: that is
 * known when the log ends. Services register one after the other, so a stage is that of the service which began last.
 */
export const spiBoot: LogFormat = {
  name: 'spi-boot',
  hints: ['[Start-To-', '[Analyze-Method-', '[Method-Info]', '[Registered-', '[Register-Service-'],
  open: () => new BootReader(),
};

class BootReader implements FormatReader {
  private readonly registrations = new Map<string, Registration>();
  private current = '';

  read(line: LogLine): LogEvent[] | undefined {
    const match = STAGE.exec(line.text);
    const place = match?.indices?.[1];
    if (!match || !place) return undefined;
    const [, stage = ''] = match;
    const service = /\binterface[:=]\s*(?:interface )?([\w.$]+)/.exec(line.text)?.[1];
    if (stage === 'Start-To-Register-Service' && service !== undefined) this.current = service;
    const name = service ?? this.current;
    const known = this.registrations.get(name);
    const registration = { service: name, first: known?.first ?? line, last: line, stage, place };
    this.registrations.set(name, registration);
    if (this.registrations.size > REGISTRATIONS)
      this.registrations.delete(this.registrations.keys().next().value ?? '');
    if (stage !== 'Register-Service-Success') return [];
    this.registrations.delete(name);
    return [toEvent(registration)];
  }

  end(): LogEvent[] {
    return [...this.registrations.values()].map(toEvent);
  }
}

function toEvent({ service, first, last, stage, place }: Registration): LogEvent {
  return makeEvent('spi-boot', placeOf(last.rangeOf(...place), first, last), {
    kind: 'registration',
    stage,
    service: service || undefined,
  });
}
