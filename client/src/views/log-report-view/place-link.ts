import type { PlaceView } from '../../../../server/src/logs/report/model.ts';
import { element } from '../shared/element.ts';
import type { LogReportTexts } from './messages.ts';
import { link } from './table.ts';

/** A place in a log, to be clicked as long as the log has it. */
export function placeLink(place: PlaceView, texts: LogReportTexts, onOpen: (place: PlaceView) => void): HTMLElement {
  if (!place.isThere) return element('span', { class: 'note', title: texts.gone }, place.label);
  return link(place.label, texts.goTo, () => onOpen(place));
}
