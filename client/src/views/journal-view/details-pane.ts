import { button, element } from '../shared/element.ts';
import { sign } from '../shared/tone-sign.ts';
import { backendSection } from './backend-section.ts';
import { explanationSection } from './explanation-section.ts';
import { messageSection } from './message-section.ts';
import type { EntryAction, EntryView, JournalTexts } from './messages.ts';
import { durationText, momentText } from './times.ts';
import { toneOf } from './tone.ts';

/** Shows one entry: why it was refused, then the request beside its answer, then what the backend was asked. */
export class DetailsPane {
  readonly root: HTMLElement;
  private awaited: number | undefined;

  constructor(
    private readonly texts: JournalTexts,
    private readonly act: (action: EntryAction, id: number) => void,
  ) {
    this.root = element('section', { class: 'details', 'aria-label': texts.details, tabindex: '-1' });
    this.clear();
  }

  clear(): void {
    this.expect(undefined);
    this.say(this.texts.noDetails);
  }

  /** Until it comes, what is there stays. */
  expect(id: number | undefined): void {
    this.awaited = id;
  }

  /** Entries may come late, after another one was chosen: those are dropped. */
  show(view: EntryView): void {
    if (view.row.id !== this.awaited) return;
    const { texts } = this;
    this.root.replaceChildren(
      this.heading(view),
      ...(view.explanation ? [explanationSection(view.explanation, texts)] : []),
      element(
        'div',
        { class: 'exchange' },
        messageSection(texts.request, view.request, texts),
        messageSection(texts.answer, view.answer, texts),
      ),
      ...view.backend.map((call, index) => backendSection(call, index, texts)),
    );
    this.root.scrollTop = 0;
  }

  fail(id: number, message: string): void {
    if (id === this.awaited) this.say(message);
  }

  focus(): void {
    this.root.focus();
  }

  private say(text: string): void {
    this.root.replaceChildren(element('p', { class: 'note' }, text));
  }

  private heading({ row, memo }: EntryView): HTMLElement {
    const { texts } = this;
    const { id, code, operationType, at, ms, traceId } = row;
    const action = (text: string, name: EntryAction) => button(text, false, () => this.act(name, id));
    const facts = [momentText(at), durationText(ms), `${texts.traceId} ${traceId}`];
    return element(
      'header',
      { class: toneOf(code) },
      element(
        'h1',
        {},
        sign(toneOf(code)),
        element('span', { class: 'code' }, String(code)),
        element('span', { class: 'operation' }, operationType || texts.noOperationType),
        element('span', { class: 'note' }, memo),
      ),
      element('p', { class: 'note' }, facts.join(' · ')),
      element(
        'div',
        { class: 'actions' },
        ...(operationType === '' ? [] : [action(texts.openContract, 'contract')]),
        action(texts.replay, 'replay'),
        action(texts.copyCurl, 'curl'),
        action(texts.saveMock, 'mock'),
      ),
    );
  }
}
