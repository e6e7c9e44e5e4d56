import assert from 'node:assert/strict';
import { findPlaces, type TextKind } from '../../../server/src/startup/find-places.ts';
import { type Spot, spotAt } from '../../../server/src/startup/spot.ts';
import { type Suggestion, suggest } from '../../../server/src/startup/suggest.ts';

/** The spot at the `┆` of a text, with the text without it. */
export function spotOf(marked: string, kind: TextKind = 'script'): { text: string; spot: Spot | undefined } {
  const offset = marked.indexOf('┆');
  assert.ok(offset >= 0, 'no cursor');
  const text = marked.replace('┆', '');
  return { text, spot: spotAt(findPlaces(text, kind), offset) };
}

export function suggestionsAt(marked: string, kind?: TextKind): Suggestion[] {
  const { spot } = spotOf(marked, kind);
  return spot ? suggest(spot) : [];
}

/** What is suggested at the cursor, in words. */
export function labelsAt(marked: string, kind?: TextKind): string {
  return suggestionsAt(marked, kind)
    .map(({ label }) => label)
    .join(' ');
}

/** The text after the suggestion of this label is taken. */
export function take(label: string, marked: string, kind?: TextKind): string {
  const suggestion = suggestionsAt(marked, kind).find(each => each.label === label);
  assert.ok(suggestion, `"${label}" is not suggested`);
  const { text } = spotOf(marked, kind);
  return text.slice(0, suggestion.range.start) + suggestion.text + text.slice(suggestion.range.end);
}
