const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Deeper data is no honest request and no mock, and recursion over it could exhaust the stack. Our choice. */
export const MAX_NESTING = 200;

/** Whether a JSON text is nested deeper than anything here goes into. */
export function isTooDeep(json: string): boolean {
  return json.length > MAX_NESTING && nestingDepth(json) > MAX_NESTING;
}

/** How deep the arrays and objects of a JSON text are nested, found without recursion. */
export function nestingDepth(json: string): number {
  let [depth, deepest] = [0, 0];
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (code === QUOTE) index = endOfText(json, index);
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth--;
  }
  return deepest;
}

function endOfText(json: string, start: number): number {
  let index = start + 1;
  while (index < json.length && json.charCodeAt(index) !== QUOTE) index += json.charCodeAt(index) === BACKSLASH ? 2 : 1;
  return index;
}
