import { button, element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import type { EntryRows } from './entry-rows.ts';
import type { JournalTexts } from './messages.ts';

export interface ToolbarOptions {
  texts: JournalTexts;
  filter: string;
  onFilter(text: string): void;
  /** From the filter down to the list. */
  onDown(): void;
  onPause(): void;
  onClear(): void;
  onExport(): void;
}

/** The filter, and what can be done with the whole journal. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly count = element('span', { class: 'count note', role: 'status' });
  private readonly pause: HTMLButtonElement;

  constructor(private readonly options: ToolbarOptions) {
    const { texts, onPause, onClear, onExport } = options;
    this.input = this.filterInput();
    this.pause = button(texts.pause, false, onPause);
    this.root = element(
      'header',
      { class: 'toolbar' },
      this.input,
      this.count,
      this.pause,
      button(texts.clear, false, onClear),
      button(texts.exportHar, false, onExport),
    );
  }

  /** Shows how many entries there are. */
  show(rows: EntryRows, visible: number): void {
    const { texts } = this.options;
    const { isPaused, waiting, total } = rows;
    this.count.textContent = fill(texts.count, visible, total);
    if (isPaused) this.pause.textContent = waiting > 0 ? fill(texts.resumeWith, waiting) : texts.resume;
    else this.pause.textContent = texts.pause;
    this.pause.classList.toggle('primary', isPaused);
  }

  clearFilter(): void {
    this.input.value = '';
    this.options.onFilter('');
    this.input.focus();
  }

  private filterInput(): HTMLInputElement {
    const { texts, filter, onFilter, onDown } = this.options;
    const attributes = {
      type: 'search',
      placeholder: texts.filter,
      'aria-label': texts.filter,
      title: texts.filterHelp,
    };
    const input = element('input', { ...attributes, spellcheck: 'false' });
    input.value = filter;
    input.addEventListener('input', () => onFilter(input.value));
    input.addEventListener('keydown', event => {
      if (event.key === 'ArrowDown') onDown();
      else return;
      event.preventDefault();
    });
    return input;
  }
}
