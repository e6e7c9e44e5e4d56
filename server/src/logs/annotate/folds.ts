import type { LogEvent } from '../event.ts';

/** Lines that an editor can show as one; both count from 0 and belong to it. */
export interface Fold {
  first: number;
  last: number;
}

/** Editors take no more. */
const MOST = 5000;
const [SPACE, TAB] = [0x20, 0x09];

/**
 * What can be folded away in a log: what one request wrote as long as no other came between, and lines that go on with the
 * one above, such as those of stack traces.
 * @param events in the order of their lines
 */
export function foldsOf(text: string, events: readonly LogEvent[]): Fold[] {
  const requests = requestFolds(events);
  const starts = new Set(requests.map(({ first }) => first));
  return [...requests, ...continuations(text).filter(({ first }) => !starts.has(first))].slice(0, MOST);
}

function requestFolds(events: readonly LogEvent[]): Fold[] {
  const folds: Fold[] = [];
  let request: string | undefined;
  let open: Fold | undefined;
  const close = () => {
    if (open && open.last > open.first) folds.push(open);
  };
  for (const event of events) {
    const { startLine, endLine } = event;
    const key = requestOf(event);
    if (open && key !== undefined && key === request) {
      open.last = Math.max(open.last, endLine);
    } else {
      close();
      open = { first: startLine, last: endLine };
      request = key;
    }
  }
  close();
  return folds;
}

/** What the events of one request have in common. */
function requestOf({ traceId, signContent, thread }: LogEvent): string | undefined {
  if (traceId !== undefined) return traceId;
  return signContent === undefined ? undefined : `${thread} ${signContent}`;
}

/** Runs of lines that begin with a space, each with the line above it. */
function continuations(text: string): Fold[] {
  const folds: Fold[] = [];
  let [number, start] = [0, 0];
  let first: number | undefined;
  const close = () => {
    if (first !== undefined && number - 1 > first) folds.push({ first, last: number - 1 });
    first = undefined;
  };
  for (; folds.length < MOST; number++) {
    const unit = text.charCodeAt(start);
    if (unit === SPACE || unit === TAB) first ??= Math.max(0, number - 1);
    else close();
    const end = text.indexOf('\n', start);
    if (end < 0) {
      number++;
      break;
    }
    start = end + 1;
  }
  close();
  return folds;
}
