import { type PatternNode, parsePattern } from './pattern-parser.ts';
import type { Source } from './source.ts';

export interface LengthRange {
  minLength?: number | undefined;
  maxLength?: number | undefined;
}

/** Lookarounds are not read, only hit by trying: passwords with three of them take some tries. */
const TRIES = 1000;
const MAX_OUTPUT = 10_000;

/** Draws a text that matches a pattern, or nothing when none is found. */
export type PatternGenerator = (source: Source) => string | undefined;

/**
 * Prepares texts for an ECMAScript expression with the `u` flag. Every text is tested against the expression itself
 * before it is given out.
 * @returns nothing when the pattern is not understood
 */
export function compilePattern(
  pattern: string,
  { minLength = 0, maxLength }: LengthRange,
): PatternGenerator | undefined {
  const node = parsePattern(pattern);
  if (!node) return undefined;
  const expression = new RegExp(pattern, 'u');
  const fits = (text: string) => {
    const length = [...text].length;
    return length >= minLength && length <= (maxLength ?? MAX_OUTPUT) && expression.test(text);
  };
  return source => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const stretch = source.integer(0, Math.max(4, minLength + (attempt >> 3)));
      const text = draw(node, { source, stretch, groups: [] });
      if (fits(text)) return text;
    }
    return undefined;
  };
}

interface Drawing {
  source: Source;
  /** How far open repetitions go beyond their least. */
  stretch: number;
  /** What groups matched, for back references. */
  groups: string[];
}

function draw(node: PatternNode, drawing: Drawing): string {
  const { source } = drawing;
  switch (node.kind) {
    case 'empty':
      return '';
    case 'characters':
      return source.pick(node.characters);
    case 'sequence':
      return node.nodes.map(part => draw(part, drawing)).join('');
    case 'alternatives':
      return draw(source.pick(node.nodes), drawing);
    case 'group': {
      const text = draw(node.node, drawing);
      drawing.groups[node.index] = text;
      return text;
    }
    case 'back-reference':
      return drawing.groups[node.index] ?? '';
    case 'repeat': {
      const times = source.integer(node.minimum, Math.min(node.maximum, node.minimum + drawing.stretch));
      let text = '';
      for (let count = 0; count < times && text.length < MAX_OUTPUT; count++) text += draw(node.node, drawing);
      return text;
    }
  }
}
