const DIGIT = 0x23;

/** Three bytes are looked at together, by a hash of so many bits: the table has to fit into a processor's nearest cache. */
const TABLE = 0x8000;
const NONE: readonly Buffer[] = [];

/**
 * Finds the first of many short texts in bytes, and skips most of the bytes: the search of Wu and Manber. With some forty
 * literals it goes over ordinary logs several times as fast as a regular expression of the same alternatives, which needs
 * strings besides.
 */
export class LiteralSearch {
  /** How far the search may go on when it sees three bytes, by their hash. 0 where the first part of a literal may end. */
  private readonly shifts = new Uint8Array(TABLE);
  /** The literals whose first part ends with three bytes, by their hash. */
  private readonly endings = new Array<readonly Buffer[]>(TABLE).fill(NONE);
  /** The length of the first part of all literals, which is that of the shortest: the longer, the faster. */
  private readonly width: number;

  /** @param literals of at least three bytes in UTF-8; `#` in them stands for any digit */
  constructor(literals: readonly string[]) {
    const patterns = literals.map(literal => Buffer.from(literal));
    this.width = Math.min(...patterns.map(({ length }) => length));
    this.shifts.fill(Math.min(this.width - 2, 0xff));
    for (const pattern of patterns) for (const each of withDigits(pattern, this.width)) this.add(each);
  }

  /**
   * @param end where the bytes end: a literal that goes beyond is not found
   * @returns where a literal begins, at or after `from`, or -1
   */
  find(bytes: Uint8Array, from: number, end: number): number {
    const { shifts, width } = this;
    let at = from + width - 1;
    while (at < end) {
      const hash = hashOf(bytes, at);
      const shift = shifts[hash] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      const start = at - width + 1;
      for (const pattern of this.endings[hash] as readonly Buffer[]) {
        if (isAt(pattern, bytes, start, end)) return start;
      }
      at++;
    }
    return -1;
  }

  private add(pattern: Buffer): void {
    const last = this.width - 1;
    for (let index = 2; index <= last; index++) {
      const hash = hashOf(pattern, index);
      this.shifts[hash] = Math.min(this.shifts[hash] as number, last - index);
    }
    const hash = hashOf(pattern, last);
    this.endings[hash] = [...(this.endings[hash] as readonly Buffer[]), pattern];
  }
}

/** Of the byte at a place and the two before it. */
function hashOf(bytes: Uint8Array, at: number): number {
  const [a, b, c] = [bytes[at - 2] as number, bytes[at - 1] as number, bytes[at] as number];
  return ((a << 10) ^ (b << 5) ^ c) & (TABLE - 1);
}

/** Writes a pattern once for each digit that its first part may have. */
function withDigits(pattern: Buffer, width: number): Buffer[] {
  const place = pattern.indexOf(DIGIT);
  if (place < 0 || place >= width) return [pattern];
  return [...'0123456789'].flatMap(digit => {
    const written = Buffer.from(pattern);
    written.write(digit, place);
    return withDigits(written, width);
  });
}

function isAt(pattern: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (start + pattern.length > end) return false;
  for (let index = 0; index < pattern.length; index++) {
    const [wanted, found] = [pattern[index] as number, bytes[start + index] as number];
    if (wanted !== found && !(wanted === DIGIT && found >= 0x30 && found <= 0x39)) return false;
  }
  return true;
}
