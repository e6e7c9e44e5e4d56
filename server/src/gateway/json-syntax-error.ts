import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

/**
 * Where and why a text is not JSON. `JSON.parse` would quote the text in its message, and what is in it may be secret.
 */
export function jsonSyntaxError(text: string): { offset: number; reason: string } {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  return first ? { offset: first.offset, reason: printParseErrorCode(first.error) } : { offset: 0, reason: 'Unknown' };
}
