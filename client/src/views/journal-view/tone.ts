import type { Tone } from '../shared/tone.ts';

/** 1000 is success and 8002 a browser's question before the call (documented AY/64260); all else is a refusal. */
export function toneOf(code: number): Tone {
  if (code === 1000) return 'good';
  return code === 8002 ? 'neutral' : 'bad';
}
