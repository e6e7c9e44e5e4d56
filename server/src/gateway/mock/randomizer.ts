import { createHash } from 'node:crypto';

/**
 * Random numbers that are a function of a key alone. Fits faker's `Randomizer`. The generator is sfc32, seeded with a
 * hash of the key: setting it up costs microseconds, where faker's own Mersenne twister takes 40.
 */
export interface Randomizer {
  /** In [0, 1). */
  next(): number;
  /** Starts over with a key. */
  start(key: string): void;
  /** For faker, whose own seeding is not used here. */
  seed(seed: number | number[]): void;
}

export function createRandomizer(): Randomizer {
  const state = new Uint32Array(4);
  const start = (key: string) => {
    const bytes = createHash('sha256').update(key).digest();
    for (let index = 0; index < 4; index++) state[index] = bytes.readUInt32LE(index * 4);
  };
  start('');
  return { next: () => step(state) / 0x1_0000_0000, start, seed: seed => start(String(seed)) };
}

/** One step of sfc32 (Chris Doty-Humphrey, PractRand). @returns 32 bits */
function step(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, counter = 0] = state;
  const result = (a + b + counter) >>> 0;
  state[3] = counter + 1;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + result;
  return result;
}
