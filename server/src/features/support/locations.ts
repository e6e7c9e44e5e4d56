import type { Location, LocationLink, Range } from 'vscode-languageserver';
import { fileKey } from '../../files/paths.ts';
import { compareText } from '../../findings.ts';
import type { Place } from '../../navigation/place.ts';
import { uriOfFile } from '../../workspace/files.ts';
import type { FeatureContext } from '../feature.ts';

/** A file's URI as the client writes it. */
export function uriFor({ open }: Pick<FeatureContext, 'open'>, file: string): string {
  return open.uri(file) ?? uriOfFile(file);
}

export function locationOf(
  context: Pick<FeatureContext, 'open'>,
  { file, range }: Pick<Place, 'file' | 'range'>,
): Location {
  return { uri: uriFor(context, file), range };
}

/**
 * Places as clients take them.
 * @param origin what leads there, for clients that take links
 */
export function linksTo(
  context: Pick<FeatureContext, 'open'>,
  places: readonly Place[],
  origin: Range | undefined,
): Location[] | LocationLink[] {
  if (!origin) return places.map(place => locationOf(context, place));
  return places.map(({ file, range, around }) => ({
    originSelectionRange: origin,
    targetUri: uriFor(context, file),
    targetRange: around ?? range,
    targetSelectionRange: range,
  }));
}

/** Places in the order of files and lines, each once. */
export function inOrder(places: readonly Place[]): Place[] {
  const unique = new Map(places.map(place => [`${fileKey(place.file)}:${JSON.stringify(place.range)}`, place]));
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
}
