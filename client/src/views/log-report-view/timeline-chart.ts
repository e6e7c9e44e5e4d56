import type { TimelineView } from '../../../../server/src/logs/report/model.ts';
import { element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import type { LogReportTexts } from './messages.ts';
import { svg } from './svg.ts';
import { numberText, type Times } from './times.ts';

/** Of the drawing: what failed has most of it, by a scale of its own, for among thousands of successes it could not be seen. */
const HEIGHT = { failures: 72, gap: 4, fine: 20 };

export interface TimelineOptions {
  texts: LogReportTexts;
  /** From one moment on up to another was chosen, or all time again. */
  onChoose(range: { from: number; to: number } | undefined): void;
}

/** Failures over time, by code, above what went well. One stop for Tab: arrows go from bar to bar, Enter chooses one. */
export class TimelineChart {
  readonly root: HTMLElement;
  private readonly legend = element('ul', { class: 'legend' });
  private readonly drawing: HTMLElement;
  private readonly axis = element('div', { class: 'axis note' });
  private view: TimelineView | undefined;
  /** The bar that the keyboard is at. */
  private at = -1;
  private chosen: { from: number; to: number } | undefined;

  constructor(private readonly options: TimelineOptions) {
    const { timeline, timelineHelp } = options.texts;
    this.drawing = element('div', {
      class: 'drawing',
      role: 'listbox',
      'aria-orientation': 'horizontal',
      'aria-multiselectable': 'true',
      'aria-label': timeline,
      title: timelineHelp,
      tabindex: '0',
    });
    this.root = element('section', { class: 'timeline', 'aria-label': timeline }, this.legend, this.drawing, this.axis);
    this.drawing.addEventListener('keydown', event => this.onKey(event));
  }

  /** @param chosen the time that counts, all of it when absent */
  show(view: TimelineView | undefined, times: Times, chosen: { from: number; to: number } | undefined): void {
    this.view = view;
    this.chosen = chosen;
    this.root.hidden = view === undefined;
    if (!view) return;
    this.legend.replaceChildren(...this.legendItems(view));
    this.drawing.replaceChildren(this.draw(view, times));
    const { start, width, bars, before, after } = view;
    const { texts } = this.options;
    const beside = before + after > 0 ? [element('span', {}, fill(texts.beside, before, after))] : [];
    this.axis.replaceChildren(
      element('span', {}, times.momentText(start)),
      ...beside,
      element('span', {}, times.momentText(start + bars.length * width)),
    );
  }

  private legendItems({ series, bars }: TimelineView): HTMLElement[] {
    const total = (index: number) => bars.reduce((sum, bar) => sum + (bar[index] ?? 0), 0);
    return series.map(({ code, title }, index) =>
      element(
        'li',
        {},
        element('span', { class: `swatch ${this.styleOf(index)}`, 'aria-hidden': 'true' }),
        `${code === undefined ? '' : `${code} `}${title} `,
        element('span', { class: 'note' }, numberText(total(index))),
      ),
    );
  }

  private draw(view: TimelineView, times: Times): SVGElement {
    const { bars, series } = view;
    const fine = series.length - 1;
    const failed = (bar: readonly number[]) => bar.slice(0, fine).reduce((sum, count) => sum + count, 0);
    const most = { failed: Math.max(1, ...bars.map(failed)), fine: Math.max(1, ...bars.map(bar => bar[fine] ?? 0)) };
    const height = HEIGHT.failures + HEIGHT.gap + HEIGHT.fine;
    const groups = bars.map((bar, index) => {
      const parts: SVGElement[] = [svg('rect', { class: 'back', x: index, y: 0, width: 1, height })];
      let top = HEIGHT.failures;
      for (const [of, count] of bar.slice(0, fine).entries()) {
        const length = (HEIGHT.failures * count) / most.failed;
        top -= length;
        if (count > 0) parts.push(this.bar(index, top, length, of));
      }
      const length = (HEIGHT.fine * (bar[fine] ?? 0)) / most.fine;
      if (length > 0) parts.push(this.bar(index, height - length, length, fine));
      return this.group(view, times, index, parts);
    });
    return svg(
      'svg',
      { viewBox: `0 0 ${bars.length} ${height}`, preserveAspectRatio: 'none', role: 'presentation' },
      ...groups,
    );
  }

  private bar(index: number, y: number, height: number, of: number): SVGElement {
    return svg('rect', { class: this.styleOf(of), x: index + 0.08, y, width: 0.84, height });
  }

  private group(view: TimelineView, times: Times, index: number, parts: SVGElement[]): SVGElement {
    const { start, width, bars, series } = view;
    const from = start + index * width;
    const counts = (bars[index] ?? []).flatMap((count, of) => {
      const { code, title } = series[of] ?? {};
      return count > 0 ? [`${numberText(count)} × ${code ?? title}`] : [];
    });
    const label = [times.spanText(from, from + width), ...counts].join('\n');
    const isChosen = this.chosen !== undefined && from < this.chosen.to && from + width > this.chosen.from;
    const group = svg(
      'g',
      { id: barId(index), role: 'option', 'aria-label': label, 'aria-selected': String(isChosen), class: 'moment' },
      ...parts,
      svg('title', {}, label),
    );
    if (index === this.at) group.classList.add('at');
    group.addEventListener('click', event => this.choose(index, event.shiftKey));
    return group;
  }

  private styleOf(index: number): string {
    const series = this.view?.series ?? [];
    if (index === series.length - 1) return 'fine';
    return series[index]?.code === undefined ? 'other' : `series-${index}`;
  }

  /** @param isMore from what was chosen before up to this bar */
  private choose(index: number, isMore: boolean): void {
    if (!this.view) return;
    const { start, width } = this.view;
    const bar = { from: start + index * width, to: start + (index + 1) * width };
    const { chosen } = this;
    if (chosen && isMore) {
      this.options.onChoose({ from: Math.min(chosen.from, bar.from), to: Math.max(chosen.to, bar.to) });
    } else {
      this.options.onChoose(chosen?.from === bar.from && chosen.to === bar.to ? undefined : bar);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const { view } = this;
    if (!view || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = view.bars.length - 1;
    const actions: Record<string, () => void> = {
      ArrowRight: () => this.go(Math.min(this.at + 1, last)),
      ArrowLeft: () => this.go(Math.max(this.at - 1, 0)),
      Home: () => this.go(0),
      End: () => this.go(last),
      Enter: () => this.at >= 0 && this.choose(this.at, event.shiftKey),
      ' ': () => this.at >= 0 && this.choose(this.at, event.shiftKey),
      Escape: () => this.options.onChoose(undefined),
    };
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  private go(index: number): void {
    this.at = index;
    for (const moment of this.drawing.querySelectorAll('.moment')) {
      moment.classList.toggle('at', moment.id === barId(index));
    }
    this.drawing.setAttribute('aria-activedescendant', barId(index));
  }
}

function barId(index: number): string {
  return `bar-${index}`;
}
