import type { PlaceView } from './model.ts';
import { type SourceLog, sourceIdOf } from './source-log.ts';

/** A place in a log, for people. @param line counts from 0 */
export function placeIn(source: SourceLog, key: string, line: number): PlaceView {
  const { name } = source.input;
  return { source: source.id, line, label: `${name}:${line + 1}`, isThere: key === source.key };
}

/** The log that a placed event is of. */
export function sourceOf(sources: readonly SourceLog[], key: string): SourceLog {
  const source = sources[sourceIdOf(key)];
  if (!source) throw new Error(`There is no log ${key}.`);
  return source;
}
