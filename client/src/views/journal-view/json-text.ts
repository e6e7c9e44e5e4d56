/** A piece of a JSON text, for colours. */
export interface JsonPiece {
  kind: 'name' | 'string' | 'number' | 'word' | 'mark';
  text: string;
}

/** Deeper JSON would be mostly white. */
const MAX_DEPTH = 60;

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Lays out JSON as `JSON.stringify` does, with every number and string as it is written: parsed numbers may be others.
 * @returns nothing for what is no JSON object or array
 */
export function layOutJson(text: string): JsonPiece[] | undefined {
  if (!isStructure(text)) return undefined;
  const tokens = text.match(TOKENS) ?? [];
  const pieces: JsonPiece[] = [];
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [index, token] of tokens.entries()) {
    const [before, after] = [tokens[index - 1] ?? '', tokens[index + 1] ?? ''];
    if (isOpening(token)) {
      depth++;
      if (depth > MAX_DEPTH) return undefined;
      pieces.push(mark(isClosing(after) ? token : token + line()));
    } else if (isClosing(token)) {
      depth--;
      pieces.push(mark(isOpening(before) ? token : line() + token));
    } else if (token === ',') pieces.push(mark(token + line()));
    else if (token === ':') pieces.push(mark(': '));
    else pieces.push({ kind: kindOf(token, after), text: token });
  }
  return pieces;
}

function isStructure(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function mark(text: string): JsonPiece {
  return { kind: 'mark', text };
}

function isOpening(token: string): boolean {
  return token === '{' || token === '[';
}

function isClosing(token: string): boolean {
  return token === '}' || token === ']';
}

function kindOf(token: string, after: string): JsonPiece['kind'] {
  if (token.startsWith('"')) return after === ':' ? 'name' : 'string';
  return /^[-\d]/.test(token) ? 'number' : 'word';
}
