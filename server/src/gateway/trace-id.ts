export interface TraceId {
  /** Of the gateway server, dotted. */
  ipv4: string;
  /** Epoch milliseconds at which the gateway took the request. */
  millis: number;
  /** Decimal digits that tell requests of one millisecond apart. */
  sequence: string;
}

/**
 * Writes a trace id: 8 hexadecimal digits of the gateway's IPv4 address, 13 digits of epoch milliseconds, a sequence.
 * Layout verified on documented samples (AY/184013, AY/64292). Their sequences have 8 or 9 digits; 9 is our choice.
 */
export function formatTraceId(ipv4: string, millis: number, sequence: number): string {
  return join(hexOf(ipv4), millis, sequence);
}

/** Reads a trace id. @returns nothing when it is not in the documented layout */
export function parseTraceId(text: string): TraceId | undefined {
  const match = /^([0-9a-f]{8})(\d{13})(\d+)$/.exec(text);
  if (!match) return undefined;
  const [, address = '', millis, sequence = ''] = match;
  const bytes = Buffer.from(address, 'hex');
  return { ipv4: [...bytes].join('.'), millis: Number(millis), sequence };
}

/** Makes trace ids of one gateway, which differ even within a millisecond. */
export function createTraceIds(ipv4: string): (millis: number) => string {
  const address = hexOf(ipv4);
  let sequence = 0;
  return millis => join(address, millis, ++sequence);
}

function join(address: string, millis: number, sequence: number): string {
  return address + String(millis).padStart(13, '0') + String(sequence % 1_000_000_000).padStart(9, '0');
}

function hexOf(ipv4: string): string {
  return Buffer.from(ipv4.split('.').map(Number)).toString('hex');
}
