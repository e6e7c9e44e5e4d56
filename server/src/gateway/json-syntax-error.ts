import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';

class FirstError extends Error {
  constructor(
    readonly code: ParseErrorCode,
    readonly offset: number,
  ) {
    super();
  }
}

/**
 * Where and why a text is not JSON. `JSON.parse` would quote the text in its message, and what is in it may be secret.
 * @param text not nested too deep up to its first error
 */
export function jsonSyntaxError(text: string): { offset: number; reason: string } {
  try {
    // It goes no further than the first error: behind one, there may be anything, such as more levels than the stack has.
    const onError = (code: ParseErrorCode, offset: number) => {
      throw new FirstError(code, offset);
    };
    visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (error instanceof FirstError) return { offset: error.offset, reason: printParseErrorCode(error.code) };
    throw error;
  }
  return { offset: 0, reason: 'Unknown' };
}
