import { element } from './element.ts';
import type { Tone } from './tone.ts';

/** Beside the colour, so that nobody has to tell colours apart. */
const SIGNS: Record<Tone, string> = { good: '✓', warning: '!', bad: '✕', neutral: '?' };

export function sign(tone: Tone): HTMLElement {
  return element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[tone]);
}

export function toned(tone: Tone, text: string): HTMLElement {
  return element('span', { class: `toned ${tone}` }, sign(tone), text);
}
