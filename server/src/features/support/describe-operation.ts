import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { operationCard } from '../../assist/operation-card.ts';
import { placesOf } from '../../navigation/operation-places.ts';
import type { Place, PlaceKind } from '../../navigation/place.ts';
import type { FeatureContext } from '../feature.ts';
import { codebaseOf } from './codebase.ts';
import { exampleValues } from './example-values.ts';
import type { KnownOperation } from './known-operations.ts';
import { inOrder, uriFor } from './locations.ts';

/** More places than this are a list of their own: that of references. */
const MAX_LINKS = 3;

/** All that a hover says of an operation, as Markdown: the wire, example values, and where it is generated, handled and called. */
export async function describeOperation(context: FeatureContext, known: KnownOperation): Promise<string> {
  const [examples, places] = await Promise.all([
    exampleValues(known.operation, known.analysis),
    placeLines(context, known),
  ]);
  return operationCard(known.operation, { service: known.service, ...examples, places });
}

/** What is known of sources now: a hover does not wait for those that are still to be read. */
async function placeLines(context: FeatureContext, known: KnownOperation): Promise<string[]> {
  const places = await placesOf([known], codebaseOf(context, [known]));
  const folder = path.dirname(known.project.file);
  const handlers = new Set(places.filter(({ kind }) => kind === 'handler').map(({ file }) => file));
  // A handler that is not written yet says what it is for.
  const isOwn = ({ kind, file }: Place) => kind === 'mention' && handlers.has(file);
  const line = (kinds: readonly PlaceKind[], title: (links: string, count: number) => string) => {
    const found = inOrder(places.filter(place => kinds.includes(place.kind) && !isOwn(place)));
    return found.length > 0 ? [title(linksTo(context, found, folder), found.length)] : [];
  };
  return [
    ...line(['stub', 'handler-interface'], links => l10n.t('Generated: {0}', links)),
    ...line(['handler'], links => l10n.t('Handled: {0}', links)),
    ...line(['mock', 'mock-handler'], links => l10n.t('Mock: {0}', links)),
    ...line(['call', 'declaration', 'mention', 'stub-call'], (links, count) =>
      l10n.t('Named or called in {0} places: {1}', count, links),
    ),
  ];
}

function linksTo(context: FeatureContext, places: readonly Place[], folder: string): string {
  const links = places.slice(0, MAX_LINKS).map(({ file, range }) => {
    const name = path.relative(folder, file).split(path.sep).join('/');
    const line = range.start.line + 1;
    return `[${name}:${line}](${uriFor(context, file)}#L${line})`;
  });
  return places.length > MAX_LINKS ? `${links.join(', ')}, …` : links.join(', ');
}
