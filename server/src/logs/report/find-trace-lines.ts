import { TraceLines } from '../evidence/trace-lines.ts';
import { readChunks } from '../read-chunks.ts';
import { redactText } from '../redact-text.ts';
import { REPORT_LIMITS } from './limits.ts';
import type { StoryView } from './model.ts';
import { placeIn } from './places.ts';
import type { SourceLog } from './source-log.ts';
import { isSystemError } from './system-error.ts';

/** What is searched for has eight bytes or more: `LiteralSearch`. */
const SHORTEST = 8;

/**
 * All lines of logs that name a request, as the logs are now. Of one that cannot be read any more, those that were read until then.
 * @param traceId a shorter one than is searched for has none
 */
export async function findTraceLines(
  traceId: string,
  sources: readonly SourceLog[],
  signal: AbortSignal,
): Promise<Pick<StoryView, 'lines' | 'isCut'>> {
  const found: StoryView['lines'] = [];
  if (traceId.length < SHORTEST) return { lines: found, isCut: false };
  const isFull = () => found.length > REPORT_LIMITS.storyLines;
  for (const source of sources) {
    const lines = new TraceLines([traceId]);
    const take = (these: ReturnType<TraceLines['push']>) =>
      found.push(
        ...these.map(({ line, text }) => ({ place: placeIn(source, source.key, line), text: redactText(text) })),
      );
    const { file, text } = source.input;
    if (text !== undefined) take(lines.push(Buffer.from(text)));
    else if (file !== undefined && source.state !== 'missing' && source.state !== 'failed') {
      await readChunks(file, bytes => {
        take(lines.push(bytes));
        return !isFull() && !signal.aborted;
      }).catch(unlessOfSystem);
    }
    take(lines.end());
    if (isFull() || signal.aborted) break;
  }
  return { lines: found.slice(0, REPORT_LIMITS.storyLines), isCut: isFull() };
}

/** Logs go away while others are read. The report says so of each that it follows; the story is told by the others. */
function unlessOfSystem(error: unknown): void {
  if (!isSystemError(error)) throw error;
}
