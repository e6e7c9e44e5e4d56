import { HoverRequest } from 'vscode-languageserver';
import { startupParameter } from '../catalog/startup-parameters.ts';
import { describeParameter } from '../startup/describe.ts';
import { findPlaces } from '../startup/find-places.ts';
import { spotAt } from '../startup/spot.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { hoverOf } from './support/ranges.ts';
import { startupDocument } from './support/startup-documents.ts';

/** Explains a startup parameter, on its name and on its value. */
export const startupHover: Feature = context => ({
  capabilities: { hoverProvider: true },
  answers: [
    answerTo(HoverRequest.type, async ({ textDocument, position }) => {
      const found = await startupDocument(context, textDocument.uri);
      if (!found) return null;
      const { document, kind } = found;
      const spot = spotAt(findPlaces(document.getText(), kind), document.offsetAt(position));
      const parameter = spot?.given && startupParameter(spot.given.key.text);
      // An expression has a hover of its own: that of what is in it.
      if (!parameter || (spot.at === 'value' && spot.given.value?.kind === 'other')) return null;
      return hoverOf(describeParameter(parameter), document, spot.range);
    }),
  ],
});
