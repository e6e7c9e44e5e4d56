import type { LogReportView } from '../../../../server/src/logs/report/model.ts';
import { button, element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import type { Action, LogReportTexts } from './messages.ts';

export interface ToolbarOptions {
  texts: LogReportTexts;
  filter: string;
  onFilter(text: string): void;
  /** From the filter down to the list. */
  onDown(): void;
  /** The time that was chosen in the timeline does not count any more. */
  onClearTime(): void;
  onAction(action: Action): void;
}

/** The filter, what can be done with the report, and how far reading is. */
export class Toolbar {
  readonly root: HTMLElement;
  readonly progress: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly count = element('span', { class: 'count note', role: 'status' });
  private readonly time: HTMLButtonElement;
  private readonly bar = element('progress', { max: '100' });
  private readonly done = element('span', { class: 'note' });

  constructor(private readonly options: ToolbarOptions) {
    const { texts, onAction, onClearTime } = options;
    this.input = this.filterInput();
    this.time = button('', false, onClearTime);
    this.time.classList.add('time');
    this.time.title = texts.clearTime;
    this.time.hidden = true;
    const action = (text: string, name: Action) => button(text, false, () => onAction(name));
    this.root = element(
      'header',
      { class: 'toolbar' },
      this.input,
      this.time,
      this.count,
      action(texts.copy, 'copy'),
      action(texts.exportJson, 'export'),
      action(texts.readAgain, 'read-again'),
    );
    this.bar.setAttribute('aria-label', texts.reading);
    this.progress = element('div', { class: 'reading' }, this.bar, this.done, action(texts.cancel, 'stop'));
  }

  /** Shows how far reading is. */
  show({ isReading, totals }: LogReportView): void {
    const percent = totals.size > 0 ? Math.min(100, Math.floor((100 * totals.bytes) / totals.size)) : 0;
    this.progress.hidden = !isReading;
    this.bar.value = percent;
    this.done.textContent = fill(this.options.texts.readSoFar, percent);
  }

  showCount(matching: number, total: number): void {
    this.count.textContent = fill(this.options.texts.count, matching, total);
  }

  /** @param text of the time that counts, nothing for all of it */
  showTime(text: string | undefined): void {
    // The focus would go with the button.
    if (text === undefined && document.activeElement === this.time) this.input.focus();
    this.time.hidden = text === undefined;
    this.time.textContent = `${text ?? ''} ✕`;
  }

  setFilter(text: string): void {
    this.input.value = text;
    this.options.onFilter(text);
  }

  /** Shows all again. The focus goes to the filter, for what cleared it may be hidden by that. */
  clearFilter(): void {
    this.setFilter('');
    this.input.focus();
  }

  private filterInput(): HTMLInputElement {
    const { texts, filter, onFilter, onDown } = this.options;
    const input = element('input', {
      type: 'search',
      placeholder: texts.filter,
      'aria-label': texts.filter,
      title: texts.filterHelp,
      spellcheck: 'false',
    });
    input.value = filter;
    input.addEventListener('input', () => onFilter(input.value));
    input.addEventListener('keydown', event => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      onDown();
    });
    return input;
  }
}
