import { inspect } from 'node:util';
import type { Thrown } from './messages.ts';

/** Longer texts are cut: they end up in a header and a log. */
const TEXT_LIMIT = 2000;

/** What was thrown, as far as it can travel. Anything can be thrown, also what throws when it is looked at. */
export function describeThrown(thrown: unknown): Thrown {
  try {
    if (typeof thrown !== 'object' || thrown === null) return { message: cut(String(thrown)), stack: '' };
    const { message, stack, resultStatus, tips, memo, result } = thrown as Record<string, unknown>;
    const isCode = Number.isSafeInteger(resultStatus);
    return {
      message: cut(typeof message === 'string' ? message : inspect(thrown)),
      stack: typeof stack === 'string' ? stack : '',
      ...(isCode && {
        resultStatus: Number(resultStatus),
        ...(typeof tips === 'string' && { tips }),
        ...(typeof memo === 'string' && { memo }),
        ...(result !== undefined && { result: JSON.stringify(result) }),
      }),
    };
  } catch (error) {
    return { message: cut(`${typeof thrown}: ${(error as Error)?.message ?? ''}`), stack: '' };
  }
}

function cut(text: string): string {
  return text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text;
}
